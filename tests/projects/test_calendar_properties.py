"""Calendars: whatever the date, who reads the file gets the facts that were written."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cremona_site.plain_text import TURNING
from projects.calendars.files import calendar_of
from projects.models import Initiative, Occurrence
from tests.projects.calendar_reading import read_by_vobject, unescaped

HOSTILE = st.sampled_from(
    ["a, b; c", "riga\nriga", "\\n \\, \\;", "🎭" * 40, "ò" * 80, ":;,\\\"'", "END:VEVENT", " x "]
)
# What is left of what people may type: see `events.clean`
LEFT = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters=TURNING)
WORDS = st.one_of(HOSTILE, st.text(LEFT, max_size=120))
MOMENTS = st.datetimes(datetime(1996, 5, 1), datetime(2060, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0)
)
LENGTHS = st.one_of(st.none(), st.timedeltas(timedelta(0), timedelta(days=9)))


@st.composite
def occurrences(draw):
    start, length = draw(MOMENTS), draw(LENGTHS)
    if length is not None:
        length -= timedelta(seconds=length.seconds % 60, microseconds=length.microseconds)
    occurrence = Occurrence(
        initiative=Initiative(kind=draw(st.sampled_from(Initiative.Kind.values))),
        starts_at=start,
        ends_at=None if length is None else start + length,
        is_all_day=draw(st.booleans()),
        place=draw(WORDS),
        address=draw(WORDS),
        bad_weather_place=draw(WORDS),
        status=draw(st.sampled_from(Occurrence.Status.values)),
        sequence=draw(st.integers(0, 99)),
    )
    occurrence.settle_times()
    return occurrence


@st.composite
def pairs(draw):
    content = SimpleNamespace(
        title=draw(WORDS),
        page_title=draw(st.one_of(st.just(""), WORDS)),
        meta_description=draw(WORDS),
        url_path="pagina",
        changed_date=draw(MOMENTS),
    )
    return draw(occurrences()), content


def end_told(event):
    return event.decoded("dtend") if "dtend" in event else None


@settings(max_examples=200, deadline=None)
@given(pairs())
def test_what_is_written_is_read_again(pair):
    occurrence, content = pair

    written = calendar_of([pair], content.title)

    calendar = Calendar.from_ical(written.to_ical())
    [event] = calendar.walk("VEVENT")
    assert unescaped(calendar["x-wr-calname"]) == content.title
    assert event["uid"] == str(occurrence.uid)
    assert event["sequence"] == occurrence.sequence
    assert event["summary"].endswith(content.page_title or content.title)
    assert (event["status"] == "CANCELLED") == occurrence.is_off
    assert content.page_title != "" or content.meta_description in event["description"]
    assert occurrence.bad_weather_place in event["description"]
    assert (event.get("location") or "").startswith(occurrence.place)
    if occurrence.is_all_day:
        assert event.decoded("dtstart") == occurrence.first_day
        assert end_told(event) == occurrence.last_day + timedelta(days=1)
    else:
        assert event.decoded("dtstart") == occurrence.starts_at
        assert end_told(event) == occurrence.ends_at  # none where it was the start itself: see `settle_times`


@settings(max_examples=100, deadline=None)
@given(pairs())
def test_another_library_reads_the_same(pair):
    occurrence, content = pair

    [event] = read_by_vobject(calendar_of([pair], "Prova").to_ical())

    assert event.uid.value == str(occurrence.uid)
    assert event.summary.value.endswith(content.page_title or content.title)
    start = event.dtstart.value
    if occurrence.is_all_day:
        assert start == occurrence.first_day
    else:
        assert timezone.localtime(start.astimezone(UTC)) == occurrence.starts_at


@settings(max_examples=100, deadline=None)
@given(pairs())
def test_a_file_has_the_shape_that_the_standard_asks_for(pair):
    content = calendar_of([pair], "Prova").to_ical()

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.count(b"\r\nBEGIN:VEVENT\r\n") == content.count(b"\r\nEND:VEVENT\r\n") == 1


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_character_that_somebody_pasted_breaks_a_file(text):
    content = SimpleNamespace(
        title=text,
        page_title="",
        meta_description=text,
        url_path="pagina",
        changed_date=datetime(2027, 1, 1, tzinfo=UTC),
    )
    occurrence = Occurrence(initiative=Initiative(), starts_at=datetime(2027, 1, 1, tzinfo=UTC), place=text)

    written = calendar_of([(occurrence, content)], text).to_ical()

    assert len(Calendar.from_ical(written).walk("VEVENT")) == len(read_by_vobject(written)) == 1
