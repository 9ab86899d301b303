from cms.extensions.toolbar import ExtensionToolbar
from cms.toolbar_pool import toolbar_pool

from projects.models import ActionArea, Initiative, News, Project, Service
from projects.permissions import may_change_facts


class PageFactsToolbar(ExtensionToolbar):
    """An entry of the page menu that opens the facts of the page, where its template has such facts."""

    template = label = None

    def populate(self):
        menu = self._setup_extension_toolbar()
        if not menu or not self.page_content or self.page_content.template != self.template:
            return
        facts, url = self.get_page_extension_admin()
        user = self.request.user
        model_name = self.model._meta.model_name
        if facts:
            may_open = user.has_perm(f"projects.view_{model_name}")
        else:
            may_open = user.has_perm(f"projects.add_{model_name}") and may_change_facts(user, self.page.pk)
        if may_open:
            item = menu.add_modal_item(self.label, url=url, position=0)
            item.name = self.label  # the CMS adds dots of its own


@toolbar_pool.register
class ProjectToolbar(PageFactsToolbar):
    model = Project
    template = "projects/project.html"
    label = "Dati del progetto…"


@toolbar_pool.register
class ActionAreaToolbar(PageFactsToolbar):
    model = ActionArea
    template = "projects/action_area.html"
    label = "Dati dell’azione…"


@toolbar_pool.register
class ServiceToolbar(PageFactsToolbar):
    model = Service
    template = "projects/service.html"
    label = "Dati del servizio…"


@toolbar_pool.register
class InitiativeToolbar(PageFactsToolbar):
    model = Initiative
    template = "projects/initiative.html"
    label = "Dati dell’iniziativa…"


@toolbar_pool.register
class NewsToolbar(PageFactsToolbar):
    model = News
    template = "projects/news.html"
    label = "Dati della notizia…"
