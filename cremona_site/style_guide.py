"""What the style guide shows: examples that never touch the database."""

from datetime import date
from types import SimpleNamespace

from contacts.models.opening_hours import Day
from cremona_site.navigation import Crumb
from projects.models.action_area import Icon


def examples():
    return {
        "published_on": date(2018, 2, 14),
        "modified_on": date(2020, 11, 25),
        "offices": offices(),
        "areas": areas(),
        "crumbs": [Crumb("Primo livello", "#"), Crumb("Secondo livello", "#")],
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
    words = "Una frase breve che dice che cosa offre questa azione e a chi."
    return [
        SimpleNamespace(letter=letter, title=f"Azione di esempio {letter}", summary=words, url="#", icon=icon, words="")
        for letter, icon in zip("abcde", Icon.values, strict=False)
    ]
