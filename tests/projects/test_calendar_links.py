"""What pages offer to put in a calendar, and what they say of dates that are off."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionAreaFactory, InitiativeFactory, OccurrenceFactory, OfficeFactory, PageFactory
from tests.site.test_query_counts import queries_of

pytestmark = pytest.mark.django_db

OFFER = "Abbonati al calendario"


@pytest.fixture
def soon():
    return timezone.now() + timedelta(days=3)


def shown(client, facts):
    return client.get(facts.extended_object.get_absolute_url()).content.decode()


def test_a_date_to_come_is_offered_alone_and_with_all_of_its_initiative(client, settings, soon):
    settings.SITE_URL = "https://cremona.example"
    occurrence = OccurrenceFactory(starts_at=soon)
    initiative = occurrence.initiative

    html = shown(client, initiative)

    assert f'href="{occurrence.calendar_url}"' in html
    assert f'href="webcal://cremona.example{initiative.calendar_url}"' in html
    assert f'href="{initiative.calendar_url}"' in html
    assert client.get(occurrence.calendar_url).status_code == 200


def test_a_date_that_is_over_is_not_offered(client):
    html = shown(client, OccurrenceFactory(starts_at=timezone.now() - timedelta(days=2)).initiative)

    assert ".ics" not in html


@pytest.mark.parametrize(("status", "words"), [("postponed", "Rinviata"), ("cancelled", "Annullata")])
def test_a_date_to_come_that_is_off_is_said_at_the_top_and_beside_it(client, soon, status, words):
    occurrence = OccurrenceFactory(starts_at=soon, status=status)

    html = shown(client, occurrence.initiative)

    top, beside = html.split(f"Data {words.lower()}: {occurrence.when}.")
    assert "alert-warning" in top[-600:]
    assert "L’iniziativa non si tiene in quel giorno." in beside[:60]
    assert f"<strong>{words}</strong>" in beside
    assert "it-warning-circle" in beside.split(f"<strong>{words}</strong>")[0][-300:]
    assert ".ics" not in html


def test_a_date_that_was_off_is_said_beside_it_only(client):
    past = timezone.now() - timedelta(days=3)
    html = shown(client, OccurrenceFactory(starts_at=past, status="cancelled").initiative)

    assert "<strong>Annullata</strong>" in html
    assert "alert-warning" not in html


def test_the_seat_of_an_office_leads_to_its_page(client, soon):
    office = OfficeFactory(name="Centro di ascolto", address="Via Prova, 1")

    html = shown(client, OccurrenceFactory(starts_at=soon, place="", office=office).initiative)

    assert f'<a href="{office.get_absolute_url()}"' in html
    assert "Centro di ascolto</a><br>Via Prova, 1, 26100 Cremona" in html


def test_an_area_offers_its_calendar_while_something_is_to_come(client, soon):
    area = ActionAreaFactory()
    occurrence = OccurrenceFactory(initiative=InitiativeFactory(area=area), starts_at=soon)
    before = shown(client, area)
    occurrence.delete()

    assert reverse("projects:area_calendar", args=[area.pk]) in before
    assert OFFER in before
    assert OFFER not in shown(client, area)


@pytest.mark.parametrize("kind", ["initiative", "area"])
def test_the_offer_costs_the_same_however_many_dates_there_are(client, soon, kind):
    area = ActionAreaFactory()
    initiative = InitiativeFactory(area=area)
    office = OfficeFactory()
    address = (initiative if kind == "initiative" else area).extended_object.get_absolute_url()
    OccurrenceFactory(initiative=initiative, starts_at=soon, place="", office=office)
    few = queries_of(client, address)

    for days in range(20):
        OccurrenceFactory(
            initiative=initiative, starts_at=soon + timedelta(days=days), place="", office=OfficeFactory()
        )

    assert queries_of(client, address) == few <= 20


def test_a_page_of_months_shows_neither_day_nor_hour(client):
    page = PageFactory(title="Autunno", template="projects/initiative.html")
    OccurrenceFactory(
        initiative=InitiativeFactory(extended_object=page),
        starts_at=soon_in_months(),
        precision="month",
        place="",
    )

    html = client.get(page.get_absolute_url()).content.decode()

    assert "00:00" not in html
    assert ".ics" not in html


def soon_in_months():
    return timezone.now() + timedelta(days=70)
