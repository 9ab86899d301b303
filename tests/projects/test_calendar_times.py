"""Calendars: hours before, after and across the nights in which clocks change."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from projects.calendars.files import calendar_of
from projects.models import Initiative, Occurrence
from tests.projects.calendar_reading import read_by_vobject

CREMONA = ZoneInfo("Europe/Rome")


def utc(*moment):
    return datetime(*moment, tzinfo=UTC)


WORDS = SimpleNamespace(
    title="Notte", page_title="", meta_description="", url_path="notte", changed_date=utc(2027, 1, 1)
)


def file_of(**facts):
    """The file with one date, which no database has seen."""
    occurrence = Occurrence(initiative=Initiative(), **facts)
    return calendar_of([(occurrence, WORDS)], "Notte").to_ical()


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        # 28 March 2027: at 2 it is 3
        (utc(2027, 3, 27, 20), utc(2027, 3, 27, 22), "20270327T210000"),
        (utc(2027, 3, 28, 0, 30), utc(2027, 3, 28, 1, 30), "20270328T013000"),
        (utc(2027, 3, 28, 18), utc(2027, 3, 28, 20), "20270328T200000"),
        (utc(2027, 3, 27, 22), utc(2027, 3, 28, 6), "20270327T230000"),
        # 31 October 2027: at 3 it is 2
        (utc(2027, 10, 30, 18), utc(2027, 10, 30, 20), "20271030T200000"),
        (utc(2027, 10, 31, 0, 30), utc(2027, 10, 31, 0, 45), "20271031T023000"),
        (utc(2027, 10, 31, 1, 30), utc(2027, 10, 31, 3), "20271031T013000Z"),
        (utc(2027, 10, 31, 19), utc(2027, 10, 31, 21), "20271031T200000"),
        (utc(2027, 10, 30, 21), utc(2027, 10, 31, 7), "20271030T230000"),
    ],
)
def test_hours_are_right_on_both_sides_of_a_change_of_clocks_and_across_it(start, end, written):
    content = file_of(starts_at=start, ends_at=end)

    [event] = Calendar.from_ical(content).walk("VEVENT")
    [other] = read_by_vobject(content)
    assert event["dtstart"].to_ical().decode() == written
    assert event.decoded("dtstart").astimezone(UTC) == start
    assert event.decoded("dtend").astimezone(UTC) == end
    assert other.dtstart.value.astimezone(UTC) == start
    assert other.dtend.value.astimezone(UTC) == end


@pytest.mark.parametrize("start", [utc(9999, 12, 30, 23), utc(9999, 12, 31, 23, 30)])
@pytest.mark.parametrize("is_all_day", [True, False])
def test_a_date_at_the_end_of_all_calendars_does_not_keep_the_others_back(start, is_all_day, caplog):
    far = Occurrence(pk=7, initiative=Initiative(), starts_at=start, is_all_day=is_all_day)
    near = Occurrence(initiative=Initiative(), starts_at=utc(2027, 7, 1, 10))
    can_be_told = start.day == 30 and not is_all_day

    calendar = calendar_of([(far, WORDS), (near, WORDS)], "Notte")

    uids = [str(event["uid"]) for event in Calendar.from_ical(calendar.to_ical()).walk("VEVENT")]
    assert uids == [str(far.uid), str(near.uid)][0 if can_be_told else 1 :]
    assert ("No calendar can hold date 7" in caplog.text) is not can_be_told


@pytest.mark.parametrize("year", [1996, 2017, 2027, 2038, 2060])
def test_the_rules_in_the_file_are_those_of_the_time_zone(year):
    """As another library computes them from the file alone, at each noon of a year and around the changes."""
    [event] = read_by_vobject(file_of(starts_at=utc(2027, 7, 1, 10)))
    told = event.dtstart.value.tzinfo
    hours = [datetime(year, 4, 1) + timedelta(hours=step) for step in range(0, 24 * 300, 5)]  # noqa: DTZ001

    assert all(hour.replace(tzinfo=told).utcoffset() == hour.replace(tzinfo=CREMONA).utcoffset() for hour in hours)
