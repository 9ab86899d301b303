"""Sessions of staff end: after two hours without requests, and twelve hours after signing in."""

import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cremona_site.sign_in import sessions
from tests.factories import WriterFactory, signed_in

pytestmark = pytest.mark.django_db

EDITOR = "/admin/contacts/office/"
MINUTE, HOUR = 60, 3600


@pytest.fixture
def clock(monkeypatch):
    """The time that sessions see: tests move it on."""

    class Clock:
        shift = 0

        def __call__(self):
            return time.time() + self.shift

    clock = Clock()
    monkeypatch.setattr(sessions, "time", type("Time", (), {"time": clock}))
    return clock


def test_who_is_away_for_long_signs_in_again_and_comes_back_to_the_page(clock):
    browser = signed_in(WriterFactory())
    clock.shift = 2 * HOUR + 5 * MINUTE

    answer = browser.get(EDITOR)
    door = browser.get(answer.url)

    assert answer.url == "/accesso/?next=%2Fadmin%2Fcontacts%2Foffice%2F&scaduta=1"
    assert "La sessione è scaduta" in door.text
    assert SESSION_KEY not in browser.session


def test_what_a_form_sent_too_late_leads_to_the_desk(clock):
    browser = signed_in(WriterFactory())
    clock.shift = 3 * HOUR

    answer = browser.post("/admin/cms/pagecontent/add/", {"title": "x"})

    assert answer.url == "/accesso/?next=%2Fadmin%2F&scaduta=1"


def test_a_script_learns_that_the_session_is_over(clock):
    browser = signed_in(WriterFactory())
    clock.shift = 3 * HOUR

    answer = browser.post("/admin/cms/placeholder/edit-plugin/1/", headers={"X-Requested-With": "XMLHttpRequest"})

    assert (answer.status_code, answer.json()) == (401, {"sign_in": "/accesso/?next=%2Fadmin%2F&scaduta=1"})


def test_who_is_there_stays(clock):
    browser = signed_in(WriterFactory())

    for hour in range(1, 12):
        clock.shift = hour * HOUR
        assert browser.get(EDITOR).status_code == 200


def test_twelve_hours_are_the_end_for_who_is_there_too(clock):
    browser = signed_in(WriterFactory())
    for hour in range(1, 12):
        clock.shift = hour * HOUR
        browser.get(EDITOR)

    clock.shift = 12 * HOUR + MINUTE

    assert browser.get(EDITOR).url.startswith("/accesso/?next=")


def test_a_clock_that_is_put_back_ends_no_session_and_makes_none_last_longer(clock):
    clock.shift = 5 * HOUR
    browser = signed_in(WriterFactory())

    clock.shift = 0
    assert browser.get(EDITOR).status_code == 200
    clock.shift = 2 * HOUR + 5 * MINUTE

    assert browser.get(EDITOR).status_code == 302


def test_twelve_hours_count_from_when_a_clock_was_put_back(clock):
    clock.shift = 5 * HOUR
    browser = signed_in(WriterFactory())

    for hour in range(12):
        clock.shift = hour * HOUR
        last = browser.get(EDITOR).status_code

    assert last == 200
    clock.shift = 12 * HOUR + 5 * MINUTE
    assert browser.get(EDITOR).status_code == 302


def test_the_time_is_a_setting(clock, settings):
    settings.STAFF_IDLE_MINUTES = 15
    browser = signed_in(WriterFactory())

    clock.shift = 14 * MINUTE
    early = browser.get(EDITOR).status_code
    clock.shift += 20 * MINUTE

    assert early == 200
    assert browser.get(EDITOR).status_code == 302


def test_a_page_for_visitors_is_shown_as_to_a_visitor(clock):
    browser = signed_in(WriterFactory())
    clock.shift = 3 * HOUR

    answer = browser.get("/")

    assert (answer.status_code, "cms-toolbar" in answer.text) == (200, False)
    assert SESSION_KEY not in browser.session


def test_a_session_that_the_database_no_longer_holds_is_said_to_be_over(client):
    browser = signed_in(WriterFactory())
    Session.objects.all().delete()

    answer = browser.get(EDITOR, follow=True)

    assert "La sessione è scaduta" in answer.text


def test_who_never_signed_in_reads_nothing_of_a_session(client):
    assert "La sessione è scaduta" not in client.get(EDITOR, follow=True).text


def writes(browser, address):
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    return [
        query["sql"] for query in queries if query["sql"].startswith(("UPDATE", "INSERT")) and "session" in query["sql"]
    ]


def test_that_somebody_is_there_is_written_every_few_minutes_only(clock):
    browser = signed_in(WriterFactory())
    browser.get(EDITOR)

    at_once = [writes(browser, EDITOR) for _ in range(3)]
    clock.shift = 5 * MINUTE
    later = [writes(browser, EDITOR) for _ in range(3)]

    assert at_once == [[], [], []]
    assert [len(found) for found in later] == [1, 0, 0]
