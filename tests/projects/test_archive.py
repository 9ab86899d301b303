"""The archive of initiatives: what was held, by year."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from projects.archive import years_of_archive
from tests.factories import ActionAreaFactory, OccurrenceFactory
from tests.projects.listed import ARCHIVE, initiative, title_of, titles

pytestmark = pytest.mark.django_db

CREMONA = ZoneInfo("Europe/Rome")


def held(title, *moments, **facts):
    own = initiative(title, **facts)
    for moment in moments:
        OccurrenceFactory(initiative=own, starts_at=datetime(*moment, tzinfo=CREMONA))
    return own


def years(language="it"):
    return {year.number: year.initiatives for year in years_of_archive(language)}


def test_the_archive_opens_with_its_latest_year_the_latest_date_first(client):
    answer = client.get(ARCHIVE)

    assert titles(answer)[0] == "La prevenzione dalle infiltrazioni mafiose"
    assert "Iniziative del 2018" in answer.content.decode()
    assert title_of(answer) == "Archivio delle iniziative"


def test_each_year_has_an_address_and_says_how_many_it_holds(client):
    held("Nel 2015", (2015, 4, 1))
    held("Due volte nel 2015", (2015, 5, 1), (2015, 6, 1))

    answer = client.get(ARCHIVE, {"anno": 2015})

    assert titles(answer) == ["Due volte nel 2015", "Nel 2015"]
    assert title_of(answer) == "Archivio delle iniziative, 2015"
    assert years()[2015] == 2
    assert '<a class="page-link" href="?anno=2015" aria-current="page">2015 <small>(2<' in answer.content.decode()
    assert '<meta name="robots" content="noindex, follow">' in answer.content.decode()


def test_the_year_is_that_of_cremona(client):
    held("Capodanno", (2016, 1, 1, 0, 30))

    assert titles(client.get(ARCHIVE, {"anno": 2016})) == ["Capodanno"]
    assert 2015 not in years()


def test_what_lasted_over_new_year_stands_in_both_years(client):
    OccurrenceFactory(
        initiative=initiative("Inverno"),
        starts_at=datetime(2014, 12, 1, tzinfo=CREMONA),
        ends_at=datetime(2015, 2, 1, tzinfo=CREMONA),
        precision="month",
    )

    assert titles(client.get(ARCHIVE, {"anno": 2014})) == titles(client.get(ARCHIVE, {"anno": 2015})) == ["Inverno"]
    assert (years()[2014], years()[2015]) == (1, 1)


def test_only_what_is_over_is_in_the_archive(client):
    initiative("Domani", 1)
    initiative("Corso", -400, 1)

    [shown] = [title for title in titles(client.get(ARCHIVE)) if title in {"Domani", "Corso"}]

    assert shown == "Corso"


def test_the_years_and_their_numbers_follow_the_choice(client):
    area = ActionAreaFactory(letter="z")
    held("Campagna", (2013, 3, 1), kind="campaign", area=area)

    answer = client.get(ARCHIVE, {"tipo": "campagna", "azione": area.extended_object_id, "anno": 2018})

    assert titles(answer) == ["Campagna"]
    assert "anno=2018" not in answer.content.decode()
    assert (
        f'href="?azione={area.extended_object_id}&amp;tipo=campagna" aria-current="page">2013'
        in answer.content.decode()
    )


def test_a_choice_without_anything_leads_back_to_the_whole_archive(client):
    html = client.get(ARCHIVE, {"tipo": "campagna"}).content.decode()

    assert "Con questa scelta l’archivio non ha nulla." in html
    assert f'<a href="{ARCHIVE}">Mostra tutto l’archivio</a>' in html


def test_a_year_has_pages_that_keep_it(client):
    for day in range(1, 13):
        held(f"Giorno {day}", (2012, 5, day))

    first, second = client.get(ARCHIVE, {"anno": 2012}), client.get(ARCHIVE, {"anno": 2012, "pagina": 2})

    assert 'href="?anno=2012&amp;pagina=2"' in first.content.decode()
    assert titles(second) == ["Giorno 2", "Giorno 1"]
    assert title_of(second) == "Archivio delle iniziative, 2012, pagina 2"


def test_a_slip_of_the_pen_in_a_year_breaks_nothing(client):
    held("Nel Medioevo", (1000, 1, 1))

    assert client.get(ARCHIVE, {"anno": 1000}).status_code == 200
    assert max(years()) == 2018


def test_the_english_archive_holds_what_was_translated(client):
    held("Solo in italiano", (2011, 1, 2))

    answer = client.get("/en/living-in-cremona/events/archive/")

    assert "On stage against the mafias" not in answer.content.decode()
    assert len(titles(answer)) == 6
    assert 2011 not in years("en")
