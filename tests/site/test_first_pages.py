"""The first content once it is loaded: neutral tabs and addresses, links that arrive, complete service sheets."""

import re

import pytest
from cms.models import Page

from cremona_site.first_content.pages import PAGES
from cremona_site.navigation import SITE_PAGES
from projects.models import Service
from tests.site.outline import Outline
from tests.site.test_first_content import BY_KEY, html_of, text_of, with_paths

pytestmark = pytest.mark.django_db

PATHS = {page.key: path for page, path in with_paths(PAGES)}
LINKED = sorted(
    {
        target
        for page in BY_KEY.values()
        for target in re.findall(r'href="([^"]*)"', html_of(page))
        if not target.startswith("https://")
    }
)
# What whoever looks over the reader's shoulder, or into the history, must not read; events keep the names they bore
TELLING = re.compile(r"mafi|vittim|criminal|violenz|reat[oi]|estors|usur|minacc|denunc|tracce", re.IGNORECASE)
SHEETS = {
    "servizio-assistenza-materiale": ("azione-b", "Salute, benessere e assistenza"),
    "servizio-assistenza-psicologica": ("azione-c", "Salute, benessere e assistenza"),
    "servizio-percorso-formativo": ("azione-a", "Educazione e formazione"),
}


def blocks_of(html):
    """The words between the tags of an HTML fragment: a template may put something beside a link."""
    return [" ".join(words.split()) for words in re.split(r"<[^>]+>", html) if words.strip()]


@pytest.mark.parametrize("key", [key for key in BY_KEY if not key.startswith("iniziativa-")])
def test_tab_and_history_tell_a_stranger_nothing(client, key):
    words = BY_KEY[key]

    title = Outline(client.get(PATHS[key])).title

    assert title.startswith(words.page_title or words.title)
    assert TELLING.findall(title + PATHS[key]) == []


@pytest.mark.parametrize("target", LINKED)
def test_a_link_arrives_at_a_published_page_and_at_its_anchor(client, target):
    path, _, anchor = target.partition("#")

    page = client.get(path)

    assert page.status_code == 200
    assert not anchor or f'id="{anchor}"' in page.text


@pytest.mark.parametrize("key", SITE_PAGES.values())
def test_a_page_that_header_and_footer_link_to_is_published(client, key):
    page = Page.objects.get(reverse_id=key)

    assert client.get(page.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(("key", "facts"), SHEETS.items(), ids=SHEETS.keys())
def test_a_service_sheet_knows_its_action_its_office_and_its_topics(key, facts):
    area, category = facts

    service = Service.objects.get(extended_object__reverse_id=key)

    assert service.area.extended_object.reverse_id == area
    assert service.office.name == "Ufficio Anticorruzione e Trasparenza"
    assert service.extended_object.parent.get_title("it") == category
    assert service.is_active
    assert service.topics.filter(is_of_the_model=True).count() >= service.topics.filter(is_of_the_model=False).count()
    service.full_clean()


@pytest.mark.parametrize("key", SHEETS)
def test_a_service_sheet_shows_every_section_and_both_offices(client, key):
    sheet = BY_KEY[key]

    text = text_of(client.get(PATHS[key]).text)

    assert [slot for slot, html in sheet.slots.items() if not all(words in text for words in blocks_of(html))] == []
    assert all(name in text for name in ["Ufficio Anticorruzione e Trasparenza", "Centro Locale di Parità"])


def test_how_to_ask_is_told_in_steps():
    assert all(BY_KEY[key].slots["how_to"].startswith("<ol>") for key in SHEETS)


def test_frequent_questions_are_ten_questions_with_short_answers():
    answers = re.split(r"<h2>(.*?)</h2>", BY_KEY["domande-frequenti"].slots["content"])

    assert len(answers[1::2]) == 10
    assert all(question.endswith("?") for question in answers[1::2])
    assert all(len(text_of(answer).split()) <= 90 for answer in answers[2::2])


@pytest.mark.parametrize(
    "limit",
    [
        "restano nella cronologia",
        "tasto Indietro",
        "chiamate, messaggi ed email",
        "file che hai scaricato",
        "suggerimenti",
        "chi gestisce la rete",
        "app che spiano",
        "tre volte il tasto Maiusc (Shift) entro cinque secondi",
    ],
)
def test_safe_browsing_tells_what_the_exit_cannot_do(limit):
    assert limit in text_of(BY_KEY["navigazione-sicura"].slots["content"])


@pytest.mark.parametrize("key", ["navigazione-sicura", "prenota-appuntamento", "segnala-disservizio"])
def test_whoever_reaches_out_is_told_of_traces(key):
    assert re.search(r"lascia(?:no)? traccia|tutte le tracce", text_of(BY_KEY[key].slots["content"]))


def test_privacy_names_who_answers_the_rights_and_the_authority():
    text = text_of(BY_KEY["privacy"].slots["content"])

    for words in ["Comune di Cremona", "Piazza del Comune 8", "GDPR", "da 15 a 22", "Garante", "non lascia cookie"]:
        assert words in text
