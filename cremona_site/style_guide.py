"""What the style guide shows: examples that never touch the database."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from django.utils import timezone

from contacts.models.opening_hours import Day
from cremona_site.feedback.subjects import Subject
from cremona_site.languages import LanguageLink
from cremona_site.navigation import Crumb, SitePage
from cremona_site.search.passages import Part
from cremona_site.search.results import Choice, Result
from cremona_site.style_guide_lists import lists
from projects.models import Occurrence
from projects.models.action_area import Icon
from projects.news import ListedNews
from projects.services import ListedService

WORDS = "Una frase breve che dice che cosa offre questa pagina e a chi."


def examples():
    return {
        "published_on": date(2018, 2, 14),
        "modified_on": date(2020, 11, 25),
        "offices": offices(),
        "areas": areas(),
        "crumbs": [Crumb("Primo livello", "#"), Crumb("Secondo livello", "#")],
        "services": services(),
        "topics": [SimpleNamespace(label=label, slug="contenuto") for label in ("Assistenza sociale", "Giustizia")],
        "initiatives": initiatives(),
        "news": news(),
        "nodes": nodes(),
        **lists(),
        "found": found(),
        "rated": Subject("Pagina di esempio", "#contenuto", "it", takes_words=True),
        "linked_pages": {name: SitePage("Pagina", "#contenuto") for name in ("faq", "appointment", "report")},
        "foreign_page": SitePage("Pagina di esempio", "#contenuto", "it"),
        "language_links": [
            LanguageLink("it", "Italiano", "#contenuto", is_current=True, is_translated=True),
            LanguageLink("en", "English", "#contenuto", is_current=False, is_translated=True),
        ],
    }


def point(label, display, href):
    return SimpleNamespace(label=label, display=display, href=href)


def offices():
    with_everything = SimpleNamespace(
        name="Ufficio di esempio con molti recapiti",
        get_absolute_url="#",
        full_address="Piazza del Comune, 8 (ingresso da Piazza Stradivari 7)",
        postal_code="26100",
        locality="Cremona",
        phones=[point("Segreteria", "0372 000001", "tel:+390372000001"), point("", "0372 000002", "tel:+390372000002")],
        mailboxes=[point("", "ufficio.di.esempio@example.org", "mailto:ufficio.di.esempio@example.org")],
        week=[Day("lunedì", ["9:00–12:30", "14:00–16:00"]), Day("martedì", [])],
        map_url="geo:45.133,10.022",
    )
    bare = SimpleNamespace(
        name="Ufficio senza orari",
        get_absolute_url="#",
        full_address="Via di esempio, 1",
        postal_code="",
        locality="Cremona",
        phones=[point("", "0372 000003", "tel:+390372000003")],
        mailboxes=[],
        week=[],
        map_url="",
    )
    return [with_everything, bare]


def areas():
    return [
        SimpleNamespace(letter=letter, title=f"Azione di esempio {letter}", summary=WORDS, url="#", icon=icon, words="")
        for letter, icon in zip("abcde", Icon.values, strict=False)
    ]


def services():
    category = "Salute, benessere e assistenza"
    return [
        ListedService("Servizio di esempio", WORDS, "#", category, "Servizio attivo", is_active=True),
        ListedService("Servizio sospeso", WORDS, "#", category, "Servizio non attivo", is_active=False),
        ListedService("Servizio senza parole", "", "#", "", "Servizio attivo", is_active=True),
    ]


def initiatives():
    evening = datetime(2018, 5, 22, 19, tzinfo=UTC)
    confirmed = Occurrence(starts_at=evening, place="Sala di esempio", address="via di esempio, 1")
    cancelled = Occurrence(
        starts_at=evening, place="Cortile di esempio", bad_weather_place="Sala", status=Occurrence.Status.CANCELLED
    )
    moved = Occurrence(starts_at=timezone.now() + timedelta(days=30), place="Sala di esempio")
    moved.moved_from = {**confirmed.as_told(), "where": "Cortile di esempio, Cremona"}
    return [
        SimpleNamespace(
            title=title,
            summary=WORDS,
            url="#",
            occurrence=occurrence,
            organisers="un’associazione",
            audience="tutti",
            admission="gratuito",
        )
        for title, occurrence in [
            ("Confermata", confirmed),
            ("Annullata", cancelled),
            ("Spostata", moved),
            ("Ancora senza data", None),
        ]
    ]


def news():
    day = date(2026, 11, 22)
    return [
        ListedNews("Una notizia di esempio", WORDS, "#", "news", "Notizia", day),
        ListedNews("Un avviso scaduto", WORDS, "#", "notice", "Avviso", day, expired_on=date(2026, 12, 24)),
        ListedNews("Un comunicato senza data né parole", "", "#", "release", "Comunicato", None),
    ]


def nodes():
    """The map of the site has its own class for a line; the template asks for no more than this."""
    leaf = {"title": "Terzo livello", "url": "#", "children": []}
    below = [{"title": "Secondo livello", "url": "#", "children": [leaf]}]
    gathered = {"title": "Riga senza indirizzo", "url": "", "children": [leaf]}
    return [{"title": "Primo livello", "url": "#", "children": below}, gathered]


def found():
    passage = [Part("Un passo con la parola che si cercava, ", False), Part("segnata", True), Part(".", False)]
    return {
        "choices": [
            Choice("servizi", "Servizi", 1, is_current=True),
            Choice("iniziative", "Iniziative", 1, is_current=False),
        ],
        "results": [
            Result("Servizio di esempio", "#contenuto", "Servizio", passage, above="Salute, benessere e assistenza"),
            Result("Iniziativa di esempio", "#contenuto", "Iniziativa", passage, date="18 giugno 2027"),
        ],
    }
