"""What is in programme: the nearest first, each initiative once, in pages, narrowed by area and kind."""

from datetime import timedelta

import pytest
from django.utils import timezone
from djangocms_versioning.models import Version

from projects.initiatives import next_initiatives
from tests.factories import ActionAreaFactory, InitiativeFactory, OccurrenceFactory, PageFactory, PublisherFactory
from tests.projects.listed import ARCHIVE, CALENDAR, EVENTS, initiative, title_of, titles

pytestmark = pytest.mark.django_db


def test_the_nearest_comes_first_and_what_is_over_stays_away(client):
    for title, days in [("Ieri", -1), ("Fra un mese", 30), ("Domani", 1), ("Un anno fa", -365)]:
        initiative(title, days)
    initiative("Senza data")

    assert titles(client.get(EVENTS)) == ["Domani", "Fra un mese", "Senza data"]


def test_an_initiative_stands_there_once_with_its_next_date_and_the_number_of_the_others(client):
    own = initiative("Corso", -9, 5, 12, 19)
    initiative("Prima", 3)
    initiative("Due volte", 20, 27)

    answer = client.get(EVENTS)

    assert titles(answer) == ["Prima", "Corso", "Due volte"]
    assert next_initiatives("it", 9)[1].occurrence == own.occurrences.all()[1]
    assert "e altre 2 date" in answer.content.decode()
    assert "e un’altra data" in answer.content.decode()


def test_a_date_that_does_not_hold_says_so_and_is_not_counted_as_another(client):
    own = initiative("Rinviato", 2, 4)
    own.occurrences.filter(pk=own.occurrences.last().pk).update(status="cancelled")
    initiative("Annullato", 6).occurrences.update(status="cancelled")

    html = client.get(EVENTS).content.decode()

    assert "altra data" not in html
    assert html.count("Annullata</strong>") == 1


def test_a_date_that_holds_counts_before_those_that_are_called_off(client):
    own = initiative("Rinviato", 2, 9, 16)
    called_off = own.occurrences.order_by("starts_at")[:2]
    own.occurrences.filter(pk__in=[date.pk for date in called_off]).update(status="postponed")
    initiative("Prima", 12)

    answer = client.get(EVENTS)

    assert titles(answer) == ["Prima", "Rinviato"]
    assert "Rinviata</strong>" not in answer.text
    assert next_initiatives("it", 9)[1].occurrence == own.occurrences.last()


def test_a_page_that_asks_to_sign_in_is_in_no_list(client):
    own = initiative("Riservata", 1, -40)
    own.extended_object.login_required = True
    own.extended_object.save()

    assert [titles(client.get(address)) for address in ("/", EVENTS)] == [[], []]
    for address in (ARCHIVE, CALENDAR, "/mappa-del-sito/"):
        assert "Riservata" not in client.get(address).text


@pytest.mark.parametrize(
    ("facts", "is_coming"),
    [
        ({"starts_at": -timedelta(hours=2), "ends_at": timedelta(hours=1)}, True),
        ({"starts_at": -timedelta(hours=2), "ends_at": -timedelta(minutes=1)}, False),
        ({"starts_at": -timedelta(days=3), "ends_at": timedelta(), "is_all_day": True}, True),
        ({"starts_at": -timedelta(days=3), "ends_at": -timedelta(days=1), "is_all_day": True}, False),
        ({"starts_at": -timedelta(days=1)}, False),
        ({"starts_at": timedelta()}, True),
    ],
)
def test_a_list_and_a_date_agree_on_what_is_over(facts, is_coming):
    now = timezone.now()
    moments = {name: now + value for name, value in facts.items() if isinstance(value, timedelta)}
    occurrence = OccurrenceFactory(initiative=initiative("Sul filo"), **(facts | moments))

    found = next_initiatives("it", 9)

    assert occurrence.is_over is not is_coming
    assert [item.occurrence for item in found] == [occurrence] * is_coming


def test_the_list_is_narrowed_by_area_and_kind(client):
    area = ActionAreaFactory(letter="z")
    initiative("Corso dell’area", 1, area=area, kind="training")
    initiative("Evento dell’area", 2, area=area)
    initiative("Altro corso", 3, kind="training")
    number = area.extended_object_id

    by_area, by_kind = client.get(EVENTS, {"azione": number}), client.get(EVENTS, {"tipo": "formazione"})
    by_both = client.get(EVENTS, {"azione": number, "tipo": "formazione"})

    assert titles(by_area) == ["Corso dell’area", "Evento dell’area"]
    assert titles(by_kind) == ["Corso dell’area", "Altro corso"]
    assert titles(by_both) == ["Corso dell’area"]
    assert title_of(by_both) == f"Eventi, Formazione, {area.extended_object.get_title('it')}"
    assert f'<option value="{number}" selected>' in by_both.content.decode()


def test_a_long_list_has_pages_of_the_same_length_that_keep_the_choice(client):
    for day in range(1, 24):
        initiative(f"Giorno {day}", day)

    first, third = client.get(EVENTS, {"tipo": "evento"}), client.get(EVENTS, {"tipo": "evento", "pagina": 3})

    assert titles(first) == [f"Giorno {day}" for day in range(1, 11)]
    assert titles(third) == ["Giorno 21", "Giorno 22", "Giorno 23"]
    assert title_of(third) == "Eventi, Evento, pagina 3"
    assert 'href="?tipo=evento&amp;pagina=2"' in first.content.decode()


def test_only_the_bare_list_is_for_search_engines(client):
    initiative("Unico", 1)

    bare, narrowed = client.get(EVENTS).content.decode(), client.get(EVENTS, {"tipo": "evento"}).content.decode()

    assert 'name="robots"' not in bare
    assert '<meta name="robots" content="noindex, follow">' in narrowed
    assert '<link rel="canonical" href="http://localhost:8000/vivere-cremona/eventi/">' in narrowed


def test_where_nothing_is_coming_the_page_leads_to_the_archive_and_to_the_calendar(client):
    html = client.get(EVENTS).content.decode()

    assert "Per ora non c’è nulla in programma." in html
    assert f'href="{ARCHIVE}"' in html
    assert 'href="#calendario-t"' in html
    assert 'id="calendario-t"' in html


def test_where_a_choice_finds_nothing_the_page_leads_to_everything_and_to_the_archive_of_that_choice(client):
    initiative("Evento", 1)

    html = client.get(EVENTS, {"tipo": "campagna"}).content.decode()

    assert "Con questa scelta non c’è nulla in programma." in html
    assert f'<a href="{EVENTS}">Mostra tutte le iniziative</a>' in html
    assert f'href="{ARCHIVE}?tipo=campagna"' in html


def test_no_draft_is_listed_and_nothing_that_was_taken_down(client):
    own = initiative("Tolta", 1)
    draft = PageFactory(title="Bozza", template="projects/initiative.html", is_published=False)
    OccurrenceFactory(initiative=InitiativeFactory(extended_object=draft), starts_at=timezone.now())
    before = titles(client.get(EVENTS))

    content = own.extended_object.pagecontent_set.get()
    Version.objects.get_for_content(content).unpublish(PublisherFactory())

    assert before == ["Tolta"]
    assert titles(client.get(EVENTS)) == []


def test_the_english_list_holds_what_was_translated(client):
    initiative("Solo in italiano", 1)

    answer = client.get("/en/living-in-cremona/events/")

    assert answer.status_code == 200
    assert titles(answer) == []


def test_an_action_area_shows_what_comes_next_in_it(client):
    area = ActionAreaFactory(letter="z")
    for day in range(1, 6):
        initiative(f"Giorno {day}", day, area=area)
    initiative("Di altri", 1)

    answer = client.get(area.extended_object.get_absolute_url())

    assert titles(answer) == ["Giorno 1", "Giorno 2", "Giorno 3"]
    assert f'href="{EVENTS}?azione={area.extended_object_id}"' in answer.content.decode()


def test_an_action_area_without_initiatives_to_come_says_nothing_of_them(client):
    area = ActionAreaFactory(letter="z")
    initiative("Passata", -1, area=area)

    assert "In programma" not in client.get(area.extended_object.get_absolute_url()).content.decode()
