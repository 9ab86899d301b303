"""The kinds of page that staff make with a form of their own."""

from cms.models import Page
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from cremona_site import writing
from cremona_site.new_pages.addresses import slug_of
from cremona_site.new_pages.creation import new_draft
from cremona_site.new_pages.documents import DocumentForm
from cremona_site.new_pages.facts import InitiativeFactsForm, NewsFactsForm, ProjectFactsForm
from cremona_site.new_pages.one_way import ABOVE
from cremona_site.new_pages.pictures import PictureForm
from cremona_site.new_pages.places import EVENTS, SERVICE, OfficesForm, PlaceForm, section
from cremona_site.new_pages.rows import AreaFormSet, DateFormSet, letter_of
from cremona_site.new_pages.wizard import NewPage, RefusedError, page_named_in
from projects.models import ActionArea, News, Occurrence
from projects.models.news import SECTION_OF, SECTION_TITLES, SECTIONS

MISSING = (
    "Nel sito manca la sezione «{title}», in cui la pagina deve stare: qualcuno l’ha eliminata, o le ha tolto l’ID. "
    "Chiedi a chi amministra il sito di rimetterla."
)


class NewNews(NewPage):
    """A piece of news, in the section of its kind."""

    title = "Nuova notizia"
    template_name = "admin/new_pages/news.html"
    page_template = "projects/news.html"
    folder = "Notizie"
    permissions = ("cms.add_page", "projects.add_news", "filer.add_file")

    def parts(self):
        return super().parts() | {
            "facts": NewsFactsForm(**self.sent, initial={"kind": self.kind_of_section()}),
            "picture": PictureForm(**self.sent, **self.file_options(), prefix="picture"),
            "document": DocumentForm(**self.sent, **self.file_options(), prefix="document"),
        }

    def kind_of_section(self):
        """The kind of the section from which somebody came."""
        above = Page.objects.filter(pk=self.above).first() if self.above else None
        return SECTIONS.get(above and above.reverse_id, News.Kind.NEWS)

    def parent(self, parts):
        key = SECTION_OF.get(parts["facts"].cleaned_data.get("kind"))
        page = section(key) if key else None
        if page is None:
            if key:
                parts["facts"].add_error("kind", MISSING.format(title=SECTION_TITLES[key]))
            raise RefusedError
        return page

    def write(self, parts, parent, shelf):
        words = parts["words"].cleaned_data
        content = new_draft(self.request.user, self.page_template, parent, words, {"content": words["text"]})
        parts["facts"].save_for(content)
        parts["picture"].place(content, "content", shelf)
        parts["document"].place(content, "documents", shelf)
        return content


class NewInitiative(NewPage):
    """An event, a training day or a campaign, with its dates."""

    title = "Nuova iniziativa"
    template_name = "admin/new_pages/initiative.html"
    page_template = "projects/initiative.html"
    folder = "Iniziative"
    permissions = ("cms.add_page", "projects.add_initiative", "projects.add_occurrence", "filer.add_file")
    rows = "dates"

    def row_begins_with(self, number):
        return {"locality": Occurrence._meta.get_field("locality").default}

    def parts(self):
        return super().parts() | {
            "facts": InitiativeFactsForm(**self.sent),
            "dates": DateFormSet(**self.sent, prefix="dates"),
            "picture": PictureForm(**self.sent, **self.file_options(), prefix="picture"),
            "document": DocumentForm(**self.sent, **self.file_options(), prefix="document"),
        }

    def parent(self, parts):
        page = section(EVENTS)
        if page is None:
            parts["words"].add_error(None, MISSING.format(title="Eventi"))
            raise RefusedError
        return page

    def write(self, parts, parent, shelf):
        words = parts["words"].cleaned_data
        content = new_draft(self.request.user, self.page_template, parent, words, {"about": words["text"]})
        parts["dates"].instance = parts["facts"].save_for(content)
        parts["dates"].save()
        parts["picture"].place(content, "about", shelf)
        parts["document"].place(content, "documents", shelf)
        return content


class NewProject(NewPage):
    """A project at the top of the site, and a page below it for each of its actions."""

    title = "Nuovo progetto"
    template_name = "admin/new_pages/project.html"
    page_template = "projects/project.html"
    permissions = ("cms.add_page", "projects.add_project", "projects.add_actionarea")
    rows = "areas"

    def row_begins_with(self, number):
        return {"letter": letter_of(number)}

    def parts(self):
        return super().parts() | {
            "facts": ProjectFactsForm(**self.sent),
            "areas": AreaFormSet(**self.sent, prefix="areas"),
            "offices": OfficesForm(**self.sent),
        }

    def write(self, parts, parent, shelf):
        words = parts["words"].cleaned_data
        content = new_draft(self.request.user, self.page_template, parent, words, {"intro": words["text"]})
        parts["facts"].save_for(content)
        offices = parts["offices"].cleaned_data["offices"]
        writing.place_offices(content, offices)
        met = set()
        for row in parts["areas"].filled():
            slug = slug_of(row["title"]) or f"azione-{row['letter']}"
            slug = f"{slug}-{row['letter']}" if slug in met else slug
            met.add(slug)
            area = new_draft(self.request.user, "projects/action_area.html", content.page, row | {"slug": slug})
            ActionArea.objects.create(extended_object=area.page, letter=row["letter"])
        return content


class NewPlainPage(NewPage):
    """A page without facts, wherever it fits."""

    title = "Nuova pagina"
    template_name = "admin/new_pages/page.html"

    def parts(self):
        return super().parts() | {"place": PlaceForm(**self.sent, initial={"where": self.above or ""})}

    def parent(self, parts):
        where = parts["place"].cleaned_data.get("where")
        page = Page.objects.filter(pk=where).first() if where else None
        if where is None or (where and page is None):
            parts["place"].add_error("where", "Questa pagina non c’è più: scegline un’altra.")
            raise RefusedError
        return page

    def write(self, parts, parent, shelf):
        words = parts["words"].cleaned_data
        template = parts["place"].cleaned_data["template"]
        slot = "how_to" if template == SERVICE else "content"
        return new_draft(self.request.user, template, parent, words, {slot: words["text"]})


KINDS = [
    ("news", NewNews, "Una cosa successa, un comunicato per i giornali, un avviso con una scadenza."),
    (
        "initiative",
        NewInitiative,
        "Qualcosa a cui si va: un evento, un corso, una campagna, con giorni, ore e luogo.",
    ),
    ("project", NewProject, "Un progetto del Comune con le sue azioni: una pagina in cima al sito e una per azione."),
    ("page", NewPlainPage, "Tutto il resto: informazioni, regole, domande frequenti, la scheda di un servizio."),
]


def choice(request):
    """Which form for what; those that somebody may not use are left out."""
    if not request.user.has_perm("cms.add_page"):
        raise PermissionDenied
    above = page_named_in(request)
    chosen = f"?{urlencode({ABOVE: above})}" if above else ""
    kinds = [
        {"url": reverse(f"new_pages:{name}") + chosen, "title": view.title, "when": when}
        for name, view, when in KINDS
        if request.user.has_perms(view.permissions)
    ]
    context = {**admin.site.each_context(request), "title": "Crea una pagina", "kinds": kinds, "above": above}
    return TemplateResponse(request, "admin/new_pages/choice.html", context)
