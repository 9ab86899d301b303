"""Where in the tree a new page may stand."""

from cms.models import Page, PageContent
from django import forms
from django.db.models import OuterRef, Subquery
from djangocms_versioning.constants import DRAFT, PUBLISHED

from contacts.models import Office
from cremona_site.writing import LANGUAGE
from projects.models import ActionArea
from projects.models.news import SECTIONS

TEMPLATES = ("cms/page.html", "cms/section.html")
SERVICE = "projects/service.html"
# Sections whose pages have a form of their own
EVENTS = "eventi"
OF_A_KIND = (*SECTIONS, EVENTS)
TOP = "In cima al sito, sotto nessuna pagina"


def section(key):
    """The page with this id; None where somebody deleted it."""
    return Page.objects.filter(reverse_id=key).first()


def form_below(page_id):
    """The name of the form for a page that is to stand below this one."""
    page = Page.objects.filter(pk=page_id).first()
    if page and page.reverse_id in SECTIONS:
        return "new_pages:news"
    if page and page.reverse_id == EVENTS:
        return "new_pages:initiative"
    return "new_pages:choice"


def parents():
    """Choices of pages below which a plain page may stand, indented as the tree is: one query."""
    contents = (
        PageContent.admin_manager.filter(
            language=LANGUAGE, template__in=TEMPLATES, versions__state__in=[DRAFT, PUBLISHED], page__is_home=False
        )
        .exclude(page__reverse_id__in=OF_A_KIND)
        .order_by("page__path", "pk")
        .values_list("page_id", "page__depth", "title", "versions__state")
    )
    labels = {
        page: "\u2003" * (depth - 1) + (title if state == PUBLISHED else f"{title} (bozza)")
        for page, depth, title, state in sorted(contents, key=lambda row: row[3] == PUBLISHED)
    }
    in_order = dict.fromkeys(page for page, *_rest in contents)
    return [("", TOP), *((page, labels[page]) for page in in_order)]


class AreaField(forms.ModelChoiceField):
    """An action area, by its letter and title: one query, where their own names would cost one each."""

    def __init__(self, **kwargs):
        newest = PageContent.admin_manager.filter(page=OuterRef("extended_object"), language=LANGUAGE)
        areas = ActionArea.objects.annotate(title=Subquery(newest.order_by("-pk").values("title")[:1]))
        super().__init__(areas.order_by("extended_object__parent", "letter"), **kwargs)

    def label_from_instance(self, area):
        return f"{area.letter} · {area.title}" if area.letter else area.title or "(senza titolo)"


class PlaceForm(forms.Form):
    """Where a plain page stands and what it looks like."""

    where = forms.ChoiceField(
        label="Sotto quale pagina",
        choices=parents,
        required=False,
        help_text="Decide l’indirizzo della pagina e il percorso che si legge in alto.",
        error_messages={"invalid_choice": "Questa pagina non può più averne altre sotto: scegline un’altra."},
    )
    template = forms.ChoiceField(
        label="Aspetto",
        choices=[
            ("cms/page.html", "Pagina semplice: un testo, con immagini, documenti e uffici"),
            ("cms/section.html", "Sezione del menu: elenca da sola le pagine che le stanno sotto"),
            (SERVICE, "Scheda di un servizio: a chi è rivolto, come fare, che cosa serve; il testo va in «Come fare»"),
        ],
        initial="cms/page.html",
        widget=forms.RadioSelect,
    )


class OfficesForm(forms.Form):
    offices = forms.ModelMultipleChoiceField(
        Office.objects.active(),
        label="Uffici a cui rivolgersi",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Le loro schede, con telefoni e orari, stanno nella pagina del progetto.",
    )
