"""Calendars: what the file of an initiative tells of its dates."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from tests.factories import ActionAreaFactory, InitiativeFactory, OccurrenceFactory, OfficeFactory, PageFactory
from tests.projects.calendar_reading import calendar_at, events_of, read_by_vobject, titles

pytestmark = pytest.mark.django_db

CREMONA = ZoneInfo("Europe/Rome")


def at(*moment):
    return datetime(*moment, tzinfo=CREMONA)


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://cremona.example"


@pytest.fixture
def course():
    """One page, two days that do not follow one another."""
    page = PageFactory(
        title="Parole che aiutano",
        slug="parole-che-aiutano",
        template="projects/initiative.html",
        meta_description="Due mattine per imparare ad ascoltare; con esempi, voci e domande.",
    )
    initiative = InitiativeFactory(extended_object=page, kind="training")
    OccurrenceFactory(initiative=initiative, starts_at=at(2027, 3, 2, 9, 30), ends_at=at(2027, 3, 2, 12))
    OccurrenceFactory(initiative=initiative, starts_at=at(2027, 3, 16, 9, 30), ends_at=at(2027, 3, 16, 12))
    return initiative


def test_two_dates_on_one_page_are_two_events(course):
    first, second = events_of(course)

    assert [first.decoded("dtstart"), second.decoded("dtstart")] == [at(2027, 3, 2, 9, 30), at(2027, 3, 16, 9, 30)]
    assert [event["uid"] for event in (first, second)] == [str(date.uid) for date in course.occurrences.all()]
    assert first["uid"] != second["uid"]


def test_an_event_tells_what_the_page_tells(course):
    event = events_of(course)[0]

    url = "https://cremona.example/parole-che-aiutano/"
    assert event["summary"] == "Parole che aiutano"
    assert event["url"] == url
    assert event["location"] == "Sala Zanoni, Cremona"
    assert event["categories"].to_ical() == b"Formazione"
    assert event["status"] == "CONFIRMED"
    assert event["sequence"] == 0
    assert event["description"] == f"Due mattine per imparare ad ascoltare; con esempi, voci e domande.\n\n{url}"
    assert event.decoded("dtstamp") == event.decoded("last-modified")
    assert "organizer" not in event


def test_the_uids_stay_when_the_page_moves(course, client):
    before = [event["uid"] for event in events_of(course)]
    course.extended_object.update_urls("it", slug="altro", path="altro")

    assert [event["uid"] for event in events_of(course)] == before


def test_moving_a_date_raises_its_number_and_leaves_the_other_alone(course):
    second = course.occurrences.last()
    second.starts_at, second.ends_at = at(2027, 3, 17, 9, 30), at(2027, 3, 17, 12)
    second.save()

    events = events_of(course)

    assert [event["sequence"] for event in events] == [0, 1]
    assert events[1].decoded("dtstart") == at(2027, 3, 17, 9, 30)


@pytest.mark.parametrize(("status", "word"), [("cancelled", "Annullata"), ("postponed", "Rinviata")])
def test_a_date_that_is_off_is_cancelled_in_calendars_and_its_title_says_why(course, status, word):
    first = course.occurrences.first()
    first.status = status
    first.save()

    off, on = events_of(course)

    assert (off["status"], off["summary"], off["sequence"]) == ("CANCELLED", f"{word}: Parole che aiutano", 1)
    assert "Non si tiene in questo giorno." in off["description"]
    assert (on["status"], on["summary"], on["sequence"]) == ("CONFIRMED", "Parole che aiutano", 0)


def test_whole_days_end_before_the_next_one_begins():
    occurrence = OccurrenceFactory(starts_at=at(2027, 5, 8), ends_at=at(2027, 5, 10), is_all_day=True)

    [event] = events_of(occurrence.initiative)

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 5, 8), date(2027, 5, 11))
    assert event["dtstart"].params["VALUE"] == "DATE"


@pytest.mark.parametrize("end", [None, at(2027, 5, 8, 21)])
def test_an_end_that_nobody_knows_is_not_made_up(end):
    occurrence = OccurrenceFactory(starts_at=at(2027, 5, 8, 21), ends_at=end)

    [event] = events_of(occurrence.initiative)

    assert "dtend" not in event
    assert "duration" not in event


def test_no_pasted_character_turns_the_letters_of_an_event_round():
    page = PageFactory(title="Serata \u202eatlov\u2066", slug="serata", template="projects/initiative.html")
    occurrence = OccurrenceFactory(
        initiative=InitiativeFactory(extended_object=page), place="Sala \u2068Uno 👩\u200d🏫"
    )

    [event] = events_of(occurrence.initiative)

    assert event["summary"] == "Serata atlov"
    assert event["location"] == "Sala Uno 👩\u200d🏫, Cremona"


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_date_of_which_no_day_is_known_stands_in_no_calendar(precision, client):
    occurrence = OccurrenceFactory(starts_at=at(2027, 5, 8), precision=precision)

    assert events_of(occurrence.initiative) == []
    assert client.get(occurrence.calendar_url).status_code == 404


def test_a_date_at_an_office_is_there(course):
    office = OfficeFactory(name="Centro", address="Via Prova, 1", latitude="45.133000", longitude="10.024000")
    OccurrenceFactory(initiative=course, starts_at=at(2027, 4, 1, 9), place="", office=office)

    event = events_of(course)[-1]

    assert event["location"] == "Centro, Via Prova, 1, 26100 Cremona"
    assert (event["geo"].latitude, event["geo"].longitude) == (45.133, 10.024)


def test_a_calendar_of_a_frightened_reader_bears_the_neutral_title_only(client):
    page = PageFactory(
        title="Come difendersi dalla mafia",
        page_title="Una serata aperta",
        meta_description="Una serata contro la mafia.",
        slug="serata",
        template="projects/initiative.html",
    )
    initiative = InitiativeFactory(extended_object=page)
    OccurrenceFactory(initiative=initiative)

    answer = client.get(initiative.calendar_url)

    assert "mafia" not in answer.content.decode()
    assert titles(events_of(initiative)) == ["Una serata aperta"]
    assert answer["Content-Disposition"] == 'attachment; filename="una-serata-aperta.ics"'


def test_the_file_of_one_date_holds_no_other(course):
    second = course.occurrences.last()

    calendar = calendar_at(second.calendar_url)

    assert [event["uid"] for event in calendar.walk("VEVENT")] == [str(second.uid)]


def test_the_answer_is_a_calendar_that_programs_ask_for_again(course, client):
    answer = client.get(course.calendar_url)
    again = client.get(course.calendar_url, headers={"If-None-Match": answer["ETag"]})

    calendar = calendar_at(course.calendar_url)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert again.status_code == 304
    assert calendar["x-wr-calname"] == "Parole che aiutano"
    assert calendar["refresh-interval"].to_ical() == b"PT6H"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Rome"]


def test_another_library_reads_the_same(course, client):
    events = read_by_vobject(client.get(course.calendar_url).content)

    assert [event.summary.value for event in events] == ["Parole che aiutano"] * 2
    assert [event.dtstart.value.astimezone(UTC) for event in events] == [
        datetime(2027, 3, 2, 8, 30, tzinfo=UTC),
        datetime(2027, 3, 16, 8, 30, tzinfo=UTC),
    ]


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says(client):
    page = PageFactory(title="Perché è così 🎭 " * 12, slug="lungo", template="projects/initiative.html")
    occurrence = OccurrenceFactory(initiative=InitiativeFactory(extended_object=page))

    content = client.get(occurrence.initiative.calendar_url).content

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_calendar_of_an_area_holds_its_own_initiatives(client):
    area = ActionAreaFactory(extended_object=PageFactory(title="Cultura", template="projects/action_area.html"))
    inside = OccurrenceFactory(initiative=InitiativeFactory(area=area))
    OccurrenceFactory()

    calendar = calendar_at(reverse("projects:area_calendar", args=[area.pk]))

    assert [event["uid"] for event in calendar.walk("VEVENT")] == [str(inside.uid)]
    assert calendar["x-wr-calname"] == "Iniziative: Cultura – Comune di Cremona"


def test_the_calendar_of_all_holds_what_comes_and_what_was_of_late():
    now = datetime.now(UTC)
    dates = [OccurrenceFactory(starts_at=now + timedelta(days=days)) for days in (-200, -30, 1, 400)]

    events = calendar_at(reverse("projects:all_calendar")).walk("VEVENT")

    assert [event["uid"] for event in events] == [str(occurrence.uid) for occurrence in dates[1:]]
