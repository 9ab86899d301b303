from cms.toolbar.items import ButtonList
from cms.toolbar_base import CMSToolbar
from cms.toolbar_pool import toolbar_pool
from djangocms_versioning.models import Version

from cremona_site.proofreading.gate import findings_url
from cremona_site.proofreading.report import findings_of


@toolbar_pool.register
class ProofreadingToolbar(CMSToolbar):
    """While somebody writes, a button tells how much there is to mend before visitors may see it."""

    def post_template_populate(self):
        content = self.toolbar.obj
        if not self.toolbar.edit_mode_active or not hasattr(content, "versions"):
            return
        number = len(findings_of(content))
        buttons = ButtonList(identifier="proofreading", side=self.toolbar.RIGHT)
        name = f"Controlla ({number})" if number else "Controlla"
        buttons.add_button(name, url=findings_url(Version.objects.get_for_content(content)))
        self.toolbar.add_item(buttons)
