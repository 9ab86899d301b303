from cms.extensions.toolbar import ExtensionToolbar
from cms.toolbar_pool import toolbar_pool
from django.urls import reverse
from django.utils.http import urlencode
from djangocms_versioning.cms_toolbars import VersioningToolbar, replace_toolbar


class QuietVersioningToolbar(VersioningToolbar):
    """Versioning's toolbar without the Publish button for whoever would be refused on clicking it."""

    def _add_publish_button(self):
        version = self._get_version()
        if version and version.check_publish.as_bool(self.request.user):
            super()._add_publish_button()


replace_toolbar(VersioningToolbar, QuietVersioningToolbar)


@toolbar_pool.register
class RatingsToolbar(ExtensionToolbar):
    """An entry of the page menu that leads to what visitors say of the page."""

    def populate(self):
        menu = self._setup_extension_toolbar()
        if menu and self.request.user.has_perm("cremona_site.view_ratingsummary"):
            chosen = urlencode({"pagina": self.page.pk, "lingua": self.current_lang})
            url = f"{reverse('admin:cremona_site_ratingsummary_changelist')}?{chosen}"
            menu.add_link_item("Valutazioni di questa pagina…", url=url)
