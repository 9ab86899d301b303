"""A date that is moved tells its readers for a week what it was before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from projects.models import Occurrence
from projects.models.moved_date import SLIP, TOLD_FOR
from tests.factories import InitiativeFactory, OccurrenceFactory, OfficeFactory, PageFactory

pytestmark = pytest.mark.django_db

BEFORE = datetime(2030, 6, 18, 18, 30, tzinfo=UTC)
AFTER = datetime(2030, 6, 25, 18, 30, tzinfo=UTC)


def known_for(date, span):
    """The date as if it, and its page, had stood so for that long."""
    Occurrence.objects.filter(pk=date.pk).update(known_since=timezone.now() - span)
    return Occurrence.objects.get(pk=date.pk)


@pytest.fixture
def date(monkeypatch):
    """A date that visitors have been reading for days."""
    date = OccurrenceFactory(starts_at=BEFORE, place="Sala Zanoni", address="via del Vecchio Passeggio, 1")
    published_long_ago(date.initiative)
    return known_for(date, timedelta(days=3))


def published_long_ago(initiative):
    from djangocms_versioning.models import StateTracking

    tracked = StateTracking.objects.all()
    tracked.update(date=timezone.now() - timedelta(days=30))
    return initiative


def html_of(client, date):
    return client.get(date.initiative.extended_object.get_absolute_url()).content.decode()


def move(date, **facts):
    for name, value in facts.items():
        setattr(date, name, value)
    date.save()
    return Occurrence.objects.get(pk=date.pk)


def test_the_page_says_that_the_date_was_moved_and_what_it_was(client, date):
    move(date, starts_at=AFTER)

    html = html_of(client, date)

    assert "25 giugno 2030, ore 20:30" in html
    assert "Data aggiornata" in html
    assert "18 giugno 2030, ore 20:30" in html


def test_the_lists_say_it_too(client, date):
    PageFactory(title="Eventi", template="cms/section.html")
    move(date, starts_at=AFTER)

    html = client.get("/vivere-cremona/eventi/").content.decode()

    assert "Data aggiornata" in html


def test_a_place_that_was_moved_is_told_by_itself(client, date):
    move(date, place="Teatro Monteverdi", address="via Dante, 149")

    html = html_of(client, date)

    assert "Luogo aggiornato" in html
    assert "Sala Zanoni, via del Vecchio Passeggio, 1, Cremona" in html
    assert "18 giugno 2030, ore 20:30" in html


def test_an_office_in_the_place_of_a_typed_one_is_told(client, date):
    move(date, starts_at=AFTER, place="", address="", office=OfficeFactory(name="Sportello"))

    assert "Data e luogo aggiornati" in html_of(client, date)


def test_it_is_said_in_the_language_of_the_page(date):
    moved = move(date, starts_at=AFTER)

    with override("en"):
        assert moved.moved.when == "June 18, 2030, 20:30" or "18 June 2030" in moved.moved.when


def test_after_a_week_nothing_is_said(client, date):
    moved = move(date, starts_at=AFTER)

    known_for(moved, TOLD_FOR)

    assert "Data aggiornata" not in html_of(client, date)


def test_what_nobody_had_the_time_to_read_is_not_told(date):
    fresh = known_for(date, SLIP - timedelta(minutes=1))

    assert move(fresh, starts_at=AFTER).moved is None


def test_a_correction_soon_after_tells_what_visitors_had_read_first(date):
    moved = move(date, starts_at=AFTER)

    corrected = move(moved, starts_at=AFTER + timedelta(days=1))

    assert corrected.moved.when == "18 giugno 2030, ore 20:30"


def test_a_date_put_back_at_once_was_never_moved(date):
    moved = move(date, starts_at=AFTER)

    assert move(moved, starts_at=BEFORE).moved is None


def test_a_date_of_a_draft_moves_unseen():
    page = PageFactory(template="projects/initiative.html", is_published=False)
    date = known_for(
        OccurrenceFactory(initiative=InitiativeFactory(extended_object=page), starts_at=BEFORE), timedelta(days=3)
    )

    assert move(date, starts_at=AFTER).moved is None


def test_a_page_published_just_now_has_no_readers_to_tell(date):
    fresh = known_for(OccurrenceFactory(starts_at=BEFORE), timedelta(days=3))

    assert move(fresh, starts_at=AFTER).moved is None


def test_a_state_or_a_word_elsewhere_moves_nothing(date):
    assert move(date, bad_weather_place="Portici").moved is None


def test_what_is_off_says_so_and_no_more(date):
    moved = move(date, starts_at=AFTER, status=Occurrence.Status.POSTPONED)

    assert moved.moved is None


def test_a_place_that_was_not_known_before_is_news_to_nobody(date):
    unknown = known_for(move(date, place="", address=""), timedelta(days=3))

    known = move(unknown, place="Sala Zanoni")

    assert known.moved is None or not known.moved.where


def test_search_engines_read_when_it_was_before(client, date):
    move(date, starts_at=AFTER)

    html = html_of(client, date)

    assert '"eventStatus":"https://schema.org/EventRescheduled"' in html
    assert '"previousStartDate":"2030-06-18T20:30:00+02:00"' in html


def test_a_moved_place_is_no_new_moment_for_search_engines(client, date):
    move(date, place="Teatro Monteverdi")

    assert "EventRescheduled" not in html_of(client, date)


def test_telling_costs_no_query(client, date, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    html_of(client, date)
    with CaptureQueriesContext(connection) as before:
        html_of(client, date)
    move(date, starts_at=AFTER)
    with CaptureQueriesContext(connection) as after:
        html_of(client, date)

    assert len(after) <= len(before)


@pytest.mark.parametrize("facts", [{"starts_at": BEFORE.replace(year=9999, month=12, day=31, hour=23)}])
def test_a_date_that_no_page_could_show_is_not_stored(date, facts):
    with pytest.raises((IntegrityError, OverflowError)), transaction.atomic():
        Occurrence.objects.filter(pk=date.pk).update(**facts)
