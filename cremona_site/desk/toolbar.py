from cms.extensions.toolbar import ExtensionToolbar
from cms.models import PageContent
from cms.toolbar_pool import toolbar_pool
from django.urls import reverse
from django.utils.formats import date_format

from cremona_site.desk.panels.pages_to_verify import may_take
from cremona_site.models import PageCare


@toolbar_pool.register
class PageCareToolbar(ExtensionToolbar):
    """Entries of the page menu: when somebody last made sure of the page, and who looks after it."""

    def populate(self):
        menu = self._setup_extension_toolbar()
        user = self.request.user
        is_read = PageContent.objects.filter(page=self.page).exists() if menu and self.page else False
        if not is_read or not user.has_perm("cms.change_page"):
            return
        care = PageCare.objects.select_related("owner").filter(page=self.page).first() or PageCare(page=self.page)
        self.add(menu, f"{day_of(care)}: verifica adesso", "admin:desk_verify")
        if may_take(user, care):
            self.add(menu, "Prendi in cura questa pagina", "admin:desk_take")

    def add(self, menu, label, name):
        url = reverse(name, args=[self.page.pk])
        menu.add_ajax_item(label, action=url, on_success=self.toolbar.REFRESH_PAGE)


def day_of(care):
    return f"Verificata il {date_format(care.verified_on)}" if care.verified_on else "Mai verificata"
