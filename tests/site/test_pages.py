"""What a visitor finds on the pages of the first content."""

import pytest

from cremona_site.first_content.pages import PAGES
from tests.factories import PageFactory
from tests.site.outline import Outline
from tests.site.public import AREA, NOT_FOUND, OFFICE, PROJECT, PUBLIC
from tests.site.test_first_content import with_paths

pytestmark = pytest.mark.django_db

EVERY_PAGE = [path for _, path in with_paths(PAGES)]
EVERY_ADDRESS = [
    *EVERY_PAGE,
    OFFICE,
    "/amministrazione/uffici/ufficio-anticorruzione-e-trasparenza/",
]

FACTS = [
    "La voce che rompe il silenzio - Strategie di ascolto e sostegno per le vittime di violenza "
    "mafiosa/criminalità organizzata",
    "L.R. 17/2015",
    "art. 20",
    "art. 20, comma 3",
    "Regione Lombardia",
    "Piazza del Comune, 8 (ingresso da Piazza Stradivari 7)",
    "0372 407066",
    'href="tel:+390372407066"',
    'href="mailto:ufficio.anticorruzione@comune.cremona.it"',
    "Corso Vittorio Emanuele II, 42",
    "0372 407006",
    "0372 407222",
    'href="mailto:pariopportunita@comune.cremona.it"',
    "14/02/2018",
    "25/11/2020",
    "eri residente in Lombardia al momento del reato",
    "hai subito il reato in Lombardia, anche se eri residente altrove",
    'href="tel:112"',
]


def test_the_project_page_bears_every_fact(client):
    text = client.get(PROJECT).text

    assert [fact for fact in FACTS if fact not in text] == []


def test_the_project_page_lists_its_five_actions_by_letter(client):
    page = client.get(PROJECT)

    assert [(area.letter, area.title) for area in page.context["areas"]] == [
        ("a", "Corsi sulle tutele"),
        ("b", "Aiuto materiale"),
        ("c", "Aiuto psicologico"),
        ("d", "Campagne informative"),
        ("e", "Eventi e cultura"),
    ]
    for area in page.context["areas"]:
        assert f'href="{area.url}"' in page.text
        assert client.get(area.url).status_code == 200


def test_the_home_page_leads_to_help_in_the_order_of_need(client):
    text = client.get("/").text.partition("<main")[2]

    steps = ["Chiama il 112", "È per me?", "Che aiuto c’è", "Tutto sul progetto «La voce che rompe il silenzio»"]
    places = [text.index(step) for step in [*steps, "Chi ti risponde"]]
    assert places == sorted(places)
    assert f'href="{PROJECT}"' in text
    assert "0372 407066" in text


def test_an_area_says_what_it_is_for_whom_how_and_who_answers(client):
    outline = Outline(client.get(AREA))

    headings = [text.strip() for _, text in outline.headings]
    for heading in ["Aiuto psicologico", "Che cos’è", "Per chi è", "Come fare", "Chi ti risponde", "Le altre azioni"]:
        assert heading in headings


@pytest.mark.parametrize("address", [*EVERY_ADDRESS, "/non-esiste/"])
def test_a_page_has_one_main_heading_and_skips_no_level(client, address):
    outline = Outline(client.get(address))

    jumps = [
        (before, after)
        for before, after in zip(outline.headings, outline.headings[1:], strict=False)
        if after[0] > before[0] + 1
    ]
    assert outline.levels.count(1) == 1
    assert outline.levels[0] == 1
    assert jumps == []


def test_titles_and_descriptions_are_there_and_differ(client):
    outlines = [Outline(client.get(address)) for address in EVERY_ADDRESS]

    titles = {outline.title for outline in outlines}
    descriptions = {outline.description for outline in outlines}
    assert len(titles) == len(descriptions) == len(EVERY_ADDRESS)
    assert all(title.endswith(" – Comune di Cremona") for title in titles)
    assert all(20 <= len(description) <= 160 for description in descriptions)


@pytest.mark.parametrize("address", NOT_FOUND)
def test_what_is_not_there_is_not_found_and_help_is_still_in_reach(client, address):
    page = client.get(address)

    assert page.status_code == 404
    assert "Pagina non trovata" in page.text
    assert 'href="tel:112"' in page.text


@pytest.mark.parametrize("address", PUBLIC)
def test_every_page_is_in_italian_and_can_be_left_at_once(client, settings, address):
    page = client.get(address)

    assert '<html lang="it">' in page.text
    assert f'id="uscita" href="{settings.EXIT_URL}" rel="noreferrer nofollow"' in page.text


def test_a_plain_page_shows_its_words_and_a_summary(client):
    page = PageFactory(slots={"content": "<p>Parole semplici.</p>"}, meta_description="Un riassunto.")

    answer = client.get(page.get_absolute_url())

    assert "<p>Parole semplici.</p>" in answer.text
    assert answer.text.partition("<main")[2].count("Un riassunto.") == 1


def test_empty_slots_leave_no_empty_section(client):
    project = PageFactory(template="projects/project.html").get_absolute_url()

    headings = [text.strip() for _, text in Outline(client.get(project)).headings]

    assert "Che cos’è" not in headings
    assert "Gli uffici" not in headings
