"""Calendars: whose dates are in them, and what they cost."""

from datetime import timedelta

import pytest
from cms.models import Page, PageContent
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from djangocms_versioning.models import Version

from cremona_site import writing
from projects.calendars import selection
from projects.models import Occurrence
from tests.factories import (
    ActionAreaFactory,
    InitiativeFactory,
    OccurrenceFactory,
    OfficeFactory,
    PageFactory,
    PublisherFactory,
)
from tests.projects.calendar_reading import all_events, titles

pytestmark = pytest.mark.django_db


def unpublish(page):
    Version.objects.get_for_content(PageContent.objects.get(page=page)).unpublish(PublisherFactory())


def addresses_of(occurrence):
    return [occurrence.calendar_url, occurrence.initiative.calendar_url]


@pytest.fixture
def occurrence():
    return OccurrenceFactory(starts_at=timezone.now() + timedelta(days=3))


def test_a_calendar_is_there_as_long_as_its_page_is_published(client, occurrence):
    before = [client.get(url).status_code for url in addresses_of(occurrence)]

    unpublish(occurrence.initiative.extended_object)

    assert before == [200, 200]
    assert [client.get(url).status_code for url in addresses_of(occurrence)] == [404, 404]
    assert all_events() == []


def test_a_draft_is_in_no_calendar(client):
    page = PageFactory(title="Bozza", template="projects/initiative.html", is_published=False)
    occurrence = OccurrenceFactory(initiative=InitiativeFactory(extended_object=page))

    assert [client.get(url).status_code for url in addresses_of(occurrence)] == [404, 404]
    assert all_events() == []


def test_a_page_that_asks_to_sign_in_is_in_no_calendar(client, occurrence):
    Page.objects.filter(pk=occurrence.initiative.extended_object_id).update(login_required=True)

    assert [client.get(url).status_code for url in addresses_of(occurrence)] == [404, 404]
    assert all_events() == []


def test_a_page_below_one_that_was_taken_down_is_in_no_calendar(client, occurrence):
    page = occurrence.initiative.extended_object
    unpublish(page.parent)

    assert client.get(page.get_absolute_url()).status_code == 404
    assert [client.get(url).status_code for url in addresses_of(occurrence)] == [404, 404]


def test_an_area_that_is_not_published_has_no_calendar(client):
    area = ActionAreaFactory(extended_object=PageFactory(template="projects/action_area.html", is_published=False))

    assert client.get(reverse("projects:area_calendar", args=[area.pk])).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["iniziativa-999999999.ics", "azione-999999999.ics", "azione-9999999999999999999.ics", "iniziativa-x.ics",
     "data-00000000-0000-4000-8000-000000000000.ics", "data-1.ics", "altro.ics"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/calendario/{path}", follow=True).status_code == 404


def test_nobody_writes_to_a_calendar(client):
    assert client.post(reverse("projects:all_calendar")).status_code == 405


def test_each_language_has_the_pages_that_it_has_in_its_words():
    page = PageFactory(title="Parole che aiutano", template="projects/initiative.html")
    soon = timezone.now() + timedelta(days=3)
    occurrence = OccurrenceFactory(initiative=InitiativeFactory(extended_object=page), starts_at=soon)
    OccurrenceFactory(starts_at=soon)
    writing.publish(writing.new_translation(page, "en", "Words that help", slug="words-that-help"))

    with translation.override("en"):
        english = all_events()

    assert titles(english) == ["Words that help"]
    assert english[0]["url"].endswith("/en/words-that-help/")
    assert english[0]["uid"] == str(occurrence.uid)
    assert len(all_events()) == 2


def test_a_page_without_words_in_a_language_has_no_calendar_in_it(client, occurrence):
    assert client.get(f"/en{occurrence.initiative.calendar_url}").status_code == 404


def add_initiatives(number):
    section = PageFactory(template="cms/section.html")
    tomorrow = timezone.now() + timedelta(days=1)
    for _ in range(number):
        page = PageFactory(template="projects/initiative.html", parent=section)
        OccurrenceFactory(initiative=InitiativeFactory(extended_object=page), starts_at=tomorrow)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_a_calendar_costs_as_many_queries_for_ten_initiatives_as_for_a_hundred(client):
    url = reverse("projects:all_calendar")
    add_initiatives(10)
    client.get(url)
    few = queries_of(client, url)

    add_initiatives(90)

    assert queries_of(client, url) == few <= 4
    assert len(all_events()) == 100


def test_a_calendar_has_an_end_and_what_comes_goes_before_what_was():
    initiative = InitiativeFactory()
    moments = [timezone.now() + timedelta(days=days) for days in (-1, 2, 1, -2)]
    dates = [OccurrenceFactory(initiative=initiative, starts_at=moment) for moment in moments]

    kept = selection.lately_and_next(selection.dates_in("it", initiative=initiative), most=3)

    assert list(kept) == [dates[2], dates[1], dates[0]]


def test_calendars_hear_that_an_office_moved(occurrence):
    office = OfficeFactory()
    before = timezone.now() - timedelta(days=1)
    Occurrence.objects.filter(pk=occurrence.pk).update(office=office, place="", address="", changed_at=before)

    office.address = "Via Nuova, 2"
    office.save()

    occurrence.refresh_from_db()
    assert occurrence.changed_at > before
