from cms.extensions.toolbar import ExtensionToolbar
from cms.toolbar_pool import toolbar_pool
from django.urls import reverse
from django.utils.http import urlencode

from cremona_site.desk import toolbar as desk_toolbar  # noqa: F401 - registers itself
from cremona_site.proofreading import toolbar as proofreading_toolbar  # noqa: F401 - registers itself
from cremona_site.publication import toolbar as publication_toolbar  # noqa: F401 - takes the place of versioning's


@toolbar_pool.register
class RatingsToolbar(ExtensionToolbar):
    """An entry of the page menu that leads to what visitors say of the page."""

    def populate(self):
        menu = self._setup_extension_toolbar()
        if menu and self.request.user.has_perm("cremona_site.view_ratingsummary"):
            chosen = urlencode({"pagina": self.page.pk, "lingua": self.current_lang})
            url = f"{reverse('admin:cremona_site_ratingsummary_changelist')}?{chosen}"
            menu.add_link_item("Valutazioni di questa pagina…", url=url)
