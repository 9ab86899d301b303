"""What the page of an initiative tells search engines of its dates."""

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.factories import OccurrenceFactory, OfficeFactory

pytestmark = pytest.mark.django_db

CREMONA = ZoneInfo("Europe/Rome")


def events_on(client, page):
    html = client.get(page.get_absolute_url()).content.decode()
    blocks = [
        json.loads(block) for block in re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', html)
    ]
    return [block for block in blocks if block["@type"] == "Event"]


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://cremona.example"


def test_each_date_is_an_event_of_its_own(client):
    first = OccurrenceFactory(starts_at=datetime(2018, 5, 22, 21, tzinfo=CREMONA), address="via Dante, 149")
    second = OccurrenceFactory(
        initiative=first.initiative,
        starts_at=datetime(2018, 11, 22, 9, tzinfo=CREMONA),
        ends_at=datetime(2018, 11, 22, 12, 30, tzinfo=CREMONA),
    )
    page = first.initiative.extended_object

    [summer, winter] = events_on(client, page)

    url = f"https://cremona.example{page.get_absolute_url()}"
    assert summer == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{url}#data-{first.pk}",
        "name": page.get_title("it"),
        "description": "Una pagina per provare il sito.",
        "url": url,
        "startDate": "2018-05-22T21:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Sala Zanoni",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "via Dante, 149",
                "addressLocality": "Cremona",
                "addressCountry": "IT",
            },
        },
        "organizer": {
            "@type": "GovernmentOrganization",
            "@id": "https://cremona.example/#comune",
            "name": "Comune di Cremona",
            "url": "https://cremona.example/",
        },
    }
    assert winter["@id"] == f"{url}#data-{second.pk}"
    assert (winter["startDate"], winter["endDate"]) == ("2018-11-22T09:00:00+01:00", "2018-11-22T12:30:00+01:00")


def test_an_event_of_whole_days_has_days_and_no_hours(client):
    occurrence = OccurrenceFactory(
        starts_at=datetime(2026, 3, 28, tzinfo=CREMONA),
        ends_at=datetime(2026, 3, 30, tzinfo=CREMONA),
        is_all_day=True,
    )

    [event] = events_on(client, occurrence.initiative.extended_object)

    assert (event["startDate"], event["endDate"]) == ("2026-03-28", "2026-03-30")


@pytest.mark.parametrize(
    ("status", "word"), [("scheduled", "Scheduled"), ("postponed", "Postponed"), ("cancelled", "Cancelled")]
)
def test_a_date_says_whether_it_holds(client, status, word):
    occurrence = OccurrenceFactory(status=status)

    [event] = events_on(client, occurrence.initiative.extended_object)

    assert event["eventStatus"] == f"https://schema.org/Event{word}"


def test_a_page_without_dates_claims_no_event(client):
    occurrence = OccurrenceFactory()
    page = occurrence.initiative.extended_object
    occurrence.delete()

    assert events_on(client, page) == []


def test_an_event_at_an_office_is_at_that_office(client):
    office = OfficeFactory(name="Centro di ascolto", slug="centro-di-ascolto", address="Via Prova, 1")
    occurrence = OccurrenceFactory(place="", office=office)

    [event] = events_on(client, occurrence.initiative.extended_object)

    assert event["location"]["@type"] == "GovernmentOffice"
    assert event["location"]["@id"] == "https://cremona.example/#ufficio-centro-di-ascolto"
    assert event["location"]["address"]["streetAddress"] == "Via Prova, 1"


def test_an_office_that_is_hidden_is_not_told(client):
    office = OfficeFactory(name="Nascosto", is_active=False)
    occurrence = OccurrenceFactory(place="", office=office)

    [event] = events_on(client, occurrence.initiative.extended_object)

    assert (event["location"]["@type"], event["location"]["name"]) == ("Place", "Cremona")


@pytest.mark.parametrize(("precision", "told"), [("month", ("2017-09", "2017-12")), ("year", ("2017", "2017"))])
def test_an_event_of_months_or_years_claims_no_day(client, precision, told):
    occurrence = OccurrenceFactory(
        starts_at=datetime(2017, 9, 8, tzinfo=CREMONA),
        ends_at=datetime(2017, 12, 3, tzinfo=CREMONA),
        precision=precision,
    )

    [event] = events_on(client, occurrence.initiative.extended_object)

    assert (event["startDate"], event["endDate"]) == told
