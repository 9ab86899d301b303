"""The calendar of a month: a table of days with what is on."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from projects.month import month_of
from tests.factories import OccurrenceFactory
from tests.projects.listed import CALENDAR, initiative, title_of, titles

pytestmark = pytest.mark.django_db

CREMONA = ZoneInfo("Europe/Rome")


def on(title, start, end=None, **facts):
    """An initiative whose one date is given by the parts of its moments."""
    moments = {"starts_at": datetime(*start, tzinfo=CREMONA), "ends_at": end and datetime(*end, tzinfo=CREMONA)}
    return OccurrenceFactory(initiative=initiative(title), **moments, **facts)


def days(spelt, language="it"):
    """The titles of a month by the number of the day."""
    shown = [day for week in month_of(language, spelt).weeks for day in week if day and day.entries]
    return {day.date.day: [entry.title for entry in day.entries] for day in shown}


def cell(html, day):
    """The words of a day's cell."""
    words = [" ".join(re.sub("<[^>]+>", " ", found).split()) for found in re.findall("<td.*?</td>", html, re.DOTALL)]
    return next(text for text in words if re.match(rf"(\w+ )?{day}\b", text))


def test_weeks_begin_on_monday_and_hold_seven_days():
    month = month_of("it", "2018-06")

    assert [len(week) for week in month.weeks] == [7] * 5
    assert [day and day.date.day for day in month.weeks[0]] == [None, None, None, None, 1, 2, 3]
    assert [str(name) for name in month.weekdays][::6] == ["lunedì", "domenica"]


def test_a_date_stands_on_its_day_with_its_hour(client):
    on("Serata", (2018, 6, 5, 20, 30))

    html = client.get(CALENDAR, {"mese": "2018-06"}).content.decode()

    assert cell(html, 5) == "martedì 5 Serata ore 20:30"


def test_a_date_of_several_days_stands_on_each_of_them(client):
    on("Mostra", (2018, 5, 30), (2018, 6, 2), is_all_day=True)

    html = client.get(CALENDAR, {"mese": "2018-06"}).content.decode()

    assert {day for day, found in days("2018-05").items() if "Mostra" in found} == {30, 31}
    assert {day for day, found in days("2018-06").items() if "Mostra" in found} == {1, 2}
    assert cell(html, 1) == "venerdì 1 Mostra fino al 2 giugno"


def test_whole_days_show_no_hour(client):
    on("Giornata", (2018, 6, 7), is_all_day=True)

    assert cell(client.get(CALENDAR, {"mese": "2018-06"}).content.decode(), 7) == "giovedì 7 Giornata"


@pytest.mark.parametrize("end", [(2018, 6, 10, 0), (2018, 6, 10, 2)])
def test_an_evening_belongs_to_the_day_on_which_it_begins(end):
    on("Notte", (2018, 6, 9, 21), end)

    assert [day for day, found in days("2018-06").items() if "Notte" in found] == [9]


def test_what_ends_at_midnight_is_not_on_the_day_after():
    on("Due giorni", (2018, 6, 11, 9), (2018, 6, 13, 0))

    assert [day for day, found in days("2018-06").items() if "Due giorni" in found] == [11, 12]


@pytest.mark.parametrize(("status", "word"), [("cancelled", "Annullata"), ("postponed", "Rinviata")])
def test_a_date_that_does_not_hold_says_so_in_words(client, status, word):
    on("Incontro", (2018, 6, 5, 18), status=status)

    assert f"{word}: Incontro" in cell(client.get(CALENDAR, {"mese": "2018-06"}).content.decode(), 5)


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_date_without_a_day_is_on_no_day(precision):
    on("Prima o poi", (2018, 6, 5), precision=precision)

    assert not any("Prima o poi" in found for found in days("2018-06").values())


def test_the_calendar_opens_with_this_month_and_marks_today(client):
    today = timezone.localdate()
    initiative("Adesso", 0)

    answer = client.get(CALENDAR)
    html = answer.content.decode()

    assert html.count('aria-current="date"') == 1
    assert f"<b>{today.day}</b> · oggi" in html
    assert "Adesso" in titles(answer)
    assert 'name="robots"' not in html


def test_another_month_has_a_title_of_its_own_and_is_not_for_search_engines(client):
    answer = client.get(CALENDAR, {"mese": "2018-06"})
    html = answer.content.decode()

    assert title_of(answer) == "Calendario delle iniziative, giugno 2018"
    assert '<h2 id="mese-t">Giugno 2018</h2>' in html
    assert '<meta name="robots" content="noindex, follow">' in html
    assert "aria-current" not in html[html.index("<main") :]


def test_links_lead_to_the_nearest_months_with_something_and_no_further(client):
    now = timezone.now()
    far = initiative("Lontana", 400).occurrences.get()
    last = f"{timezone.localtime(far.starts_at):%Y-%m}"

    current, may, end = (month_of("it", spelt) for spelt in ("", "2018-05", last))

    assert f"{current.previous:%Y-%m} {current.next:%Y-%m}" == f"2018-06 {last}"
    assert (may.previous, f"{may.next:%Y-%m}") == (None, "2018-06")
    assert (f"{end.previous:%Y-%m}", end.next) == ("2018-06", None)
    assert current.is_current
    assert current.first_day == timezone.localdate(now).replace(day=1)


def test_what_lasts_over_months_makes_each_of_them_a_month_with_something():
    on("Rassegna", (2016, 1, 20), (2016, 4, 2), is_all_day=True)

    month = month_of("it", "2016-02")

    assert f"{month.previous:%Y-%m} {month.next:%Y-%m}" == "2016-01 2016-03"


@pytest.mark.parametrize(
    "spelt", ["2018-6", "2018-06-01", "2018-05 ", "2026-13", "0001-01", "9999-12", "1999-01", None]
)
def test_what_is_no_month_that_there_is_leads_to_the_current_one(spelt):
    assert month_of("it", spelt).is_current


@pytest.mark.parametrize("moment", [(1000, 1, 1), (9999, 12, 30)])
def test_a_slip_of_the_pen_in_a_date_breaks_nothing(client, moment):
    on("Sbagliata", moment, is_all_day=True)

    for spelt in ["", f"{moment[0]:04}-{moment[1]:02}", f"{moment[0]:04}-11"]:
        assert client.get(CALENDAR, {"mese": spelt}).status_code == 200


def test_a_month_with_more_than_anybody_reads_says_that_it_is_cut(client, monkeypatch):
    monkeypatch.setattr("projects.month.MOST_DATES", 2)
    for hour in (9, 11, 15):
        on(f"Ore {hour}", (2016, 6, 5, hour))

    answer = client.get(CALENDAR, {"mese": "2016-06"})

    assert titles(answer) == ["Ore 9", "Ore 11"]
    assert "In questo mese ci sono molte iniziative" in answer.content.decode()


def test_the_english_calendar_speaks_english(client):
    html = client.get("/en/living-in-cremona/events/calendar/", {"mese": "2018-06"}).content.decode()

    assert '<th scope="col">Monday</th>' in html
    assert "June 2018" in html


def test_a_table_has_a_caption_and_headed_columns(client):
    html = client.get(CALENDAR, {"mese": "2018-06"}).content.decode()

    assert "Le iniziative di giugno 2018, giorno per giorno</caption>" in html
    assert html.count('<th scope="col">') == 7


def test_an_empty_month_says_so(client):
    assert "In questo mese non c’è nulla." in client.get(CALENDAR).content.decode()


def test_nothing_that_is_over_the_end_of_the_month_slips_in():
    on("Dopo", (2018, 7, 1, 0))

    assert not any("Dopo" in found for found in days("2018-06").values())
    assert days("2018-07") == {1: ["Dopo"]}
