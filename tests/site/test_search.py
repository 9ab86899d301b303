"""What a search finds: the same on each database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cremona_site.search.candidates import MOST, MOST_RESULTS
from cremona_site.search.finding import find
from tests.factories import (
    ActionAreaFactory,
    ContactPointFactory,
    InitiativeFactory,
    NewsFactory,
    OccurrenceFactory,
    OfficeFactory,
    OpeningHoursFactory,
    PageFactory,
    ProjectFactory,
    ServiceFactory,
)
from tests.site.searching import committed, titles

pytestmark = pytest.mark.django_db


def page(title, words="", **attributes):
    with committed():
        return PageFactory(title=title, slots={"content": f"<p>{words}</p>"}, **attributes)


@pytest.mark.parametrize("typed", ["zavorra", "Zavorre", "zavorrato", "ZAVORRARE", "zavorr"])
def test_every_form_of_a_word_finds_the_page(typed):
    page("Pesi", "Chi ha zavorrato la barca?")

    assert titles(typed) == ["Pesi"]


@pytest.mark.parametrize("typed", ["ubiquità", "ubiquita", "UBIQUITÀ", "ubiquita\u0300"])
def test_accents_do_not_matter(typed):
    page("Ovunque", "Il dono dell’ubiquità.")

    assert titles(typed) == ["Ovunque"]


@pytest.mark.parametrize(
    "typed",
    [
        "0372 499 233",
        "0372499233",
        "+39 0372499233",
        "+39 0372 499233",
        "499233",
        "499 233",
        "0372 499",
        "0039 0372499233",
    ],
)
def test_a_phone_number_finds_its_office_in_every_spelling(typed):
    with committed():
        ContactPointFactory(office=OfficeFactory(name="Ufficio delle prove"), value="+390372499233")

    assert titles(typed) == ["Ufficio delle prove"]


@pytest.mark.parametrize(
    "typed", ["via degli Scaldasole", "scaldasole cortile", "sorpasso@example.org", "giovedì 9:07"]
)
def test_an_office_is_found_by_where_when_and_how(typed):
    with committed():
        office = OfficeFactory(name="Anagrafe", address="Via degli Scaldasole, 3", entrance_note="ingresso dal cortile")
        ContactPointFactory(office=office, kind="email", value="sorpasso@example.org")
        OpeningHoursFactory(office=office, weekday=4, opens_at="09:07", closes_at="12:00")

    assert titles(typed) == ["Anagrafe"]


def test_words_in_the_sections_and_facts_of_a_service_are_found():
    with committed():
        sheet = PageFactory(
            title="Una scheda", template="projects/service.html", slots={"needed": "<p>Porta un <b>zuf</b>olo.</p>"}
        )
        ServiceFactory(extended_object=sheet, service_type="Speleologia", audience="Funamboli")

    assert titles("zufolo") == titles("speleologia") == titles("funambolo") == ["Una scheda"]


def test_an_initiative_is_found_by_its_places_days_and_organisers():
    with committed():
        event = InitiativeFactory(extended_object__title="Uno spettacolo", organisers="I Girovaghi")
        OccurrenceFactory(
            initiative=event,
            starts_at=timezone.make_aware(timezone.datetime(2031, 2, 3, 21, 0)),
            place="Teatro Zinnia",
            address="Via Pomposa, 2",
        )

    assert [titles(typed) for typed in ("teatro zinnia", "pomposa", "girovago", "3 febbraio 2031")] == [
        ["Uno spettacolo"]
    ] * 4


def test_a_project_is_found_by_its_subtitle_and_laws_and_an_action_by_its_letter():
    with committed():
        project = ProjectFactory(extended_object__title="Il progetto", subtitle="Un sottotitolo zigrinato")
        project.legal_references.create(title="Legge regionale 9987/2099")
        ActionAreaFactory(extended_object__title="Imparare a zufolare", letter="z")

    assert titles("zigrinato") == titles("9987") == ["Il progetto"]
    assert titles("azione z") == ["Imparare a zufolare"]


def test_pages_are_found_in_the_language_of_the_reader():
    assert "Psychological support" in titles("psychologist", "en")
    assert titles("psychologist", "it") == []
    assert "Assistenza psicologica" in titles("psicologa", "it")


@pytest.mark.parametrize("typed", ["pizzo", "usuraio", "strozzini", "racket", "estorsione"])
def test_who_looks_for_a_crime_finds_help(typed):
    assert {"Aiuto materiale", "Aiuto psicologico"} <= set(titles(typed))


def test_what_the_title_says_comes_first_and_a_title_that_says_nothing_else_before_that():
    page("Altre cose", "zufolo " * 30)
    page("Storia dello zufolo in città")
    page("Lo zufolo")

    assert titles("zufolo") == ["Lo zufolo", "Storia dello zufolo in città", "Altre cose"]


def test_help_comes_before_news_and_what_is_over_last():
    day = timedelta(days=1)
    with committed():
        for title, when in [("Zufoli finiti", timezone.now() - 9 * day), ("Zufoli futuri", timezone.now() + 9 * day)]:
            OccurrenceFactory(initiative=InitiativeFactory(extended_object__title=title), starts_at=when)
        NewsFactory(extended_object__title="Zufoli nuovi")
        ActionAreaFactory(extended_object__title="Zufoli utili")

    first, *news, last = titles("zufolo")

    assert (first, last) == ("Zufoli utili", "Zufoli finiti")
    assert set(news) == {"Zufoli futuri", "Zufoli nuovi"}


def test_where_no_page_holds_all_words_those_that_hold_some_are_found():
    page("Lo zufolo")

    answer = find("zufolo gnarfo", "it")

    assert [hit.title for hit in answer.hits] == ["Lo zufolo"]
    assert answer.is_partial


def test_on_a_large_site_the_best_of_many_are_found():
    with committed():
        for number in range(MOST):
            PageFactory(title=f"Pagina {number}", slots={"content": "<p>zufolo</p>"})
        PageFactory(title="Lo zufolo, alla fine")

    answer = find("zufolo", "it")

    assert answer.is_cut
    assert len(answer.hits) == MOST_RESULTS
    assert answer.hits[0].title == "Lo zufolo, alla fine"


@pytest.mark.parametrize(
    ("typed", "best", "number"),
    [
        ("anticorruzione", "Ufficio Anticorruzione e Trasparenza", None),
        ("centro di parità", "Centro Locale di Parità", None),
        ("aiuto psicologico", "Aiuto psicologico", None),
        ("assistenza materiale", "Assistenza materiale", None),
        ("domande frequenti", "Domande frequenti", None),
        ("0372 407066", "Ufficio Anticorruzione e Trasparenza", 1),
        ("fuoco criminale", "Fuoco criminale", None),
        ("azione b", "Aiuto materiale", 1),
    ],
)
def test_both_databases_find_the_same_in_the_first_content(typed, best, number):
    found = titles(typed)

    assert found[0] == best
    assert number in (None, len(found))
