"""/salute/vivo and /salute/pronto: quick whatever is away, silent to strangers, and they cost nothing."""

import json
import os
import subprocess
import sys
from threading import Event, Thread, active_count
from time import monotonic, sleep

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from cremona_site.health import checks, middleware
from cremona_site.health.readiness import GOOD_FOR, NO_ANSWER, STILL_TELLS, TIME_LIMIT, Readiness
from tests.site.test_settings import ROOT

ALIVE, READY = "/salute/vivo", "/salute/pronto"
THROUGH_A_PROXY = {"x-forwarded-for": "203.0.113.7"}
# What a process without its database says of itself
ASK = """
import json
import django
django.setup()
from django.test import Client
from cremona_site.health import checks
for path in ("/salute/vivo", "/salute/pronto"):
    answer = Client().get(path)
    print(json.dumps([answer.status_code, answer.text, str(answer.cookies)]))
"""


@pytest.fixture
def said(monkeypatch):
    """Puts checks of the test in place of those of the site."""

    def say(*checks):
        monkeypatch.setattr(middleware, "readiness", Readiness(checks))

    return say


def fine():
    return None


def broken():
    return "il disco è pieno"


@pytest.fixture
def hanging():
    """A check that says nothing before the test is over, and how often it was begun."""
    is_over, begun = Event(), []

    def hang():
        begun.append(1)
        is_over.wait(30)

    hang.begun = begun
    hang.end = is_over.set
    yield hang
    is_over.set()


def test_the_process_is_alive_and_asks_nothing_of_anybody(client):
    answer = client.get(ALIVE)  # no mark of the database: a query would fail

    assert (answer.status_code, answer.text) == (200, "vivo")
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("path", [ALIVE, READY])
def test_answers_are_stored_and_indexed_nowhere_and_set_no_cookie(client, said, path):
    said(fine)

    answer = client.get(path, headers={"cookie": "sessionid=inventata"})

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not answer.cookies
    assert "Vary" not in answer.headers


@pytest.mark.parametrize(("check", "status", "word"), [(fine, 200, "pronto"), (broken, 503, "non pronto")])
def test_strangers_read_one_word(client, said, check, status, word):
    said(fine, check)

    answer = client.get(READY, headers=THROUGH_A_PROXY)

    assert (answer.status_code, answer.text) == (status, word)


@pytest.mark.parametrize(
    "request_facts",
    [
        {"headers": {"x-forwarded-for": "127.0.0.1"}},
        {"headers": {"x-forwarded-proto": "https"}},
        {"headers": {"x-real-ip": "::1"}},
        {"headers": {"forwarded": "for=127.0.0.1"}},
        {"headers": {"via": "1.1 proxy"}},
        {"REMOTE_ADDR": "203.0.113.7"},
        {"REMOTE_ADDR": "172.18.0.5"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "localhost"},
    ],
    ids=str,
)
def test_only_who_asks_on_the_machine_itself_learns_what_is_wrong(client, said, request_facts):
    said(fine, broken)

    answer = client.get(READY, **request_facts)

    assert answer.text == "non pronto"


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.0.0.53"])
def test_on_the_machine_itself_it_says_what_is_wrong(client, said, settings, address):
    settings.RELEASE = "2027.1"
    said(fine, broken)

    answer = client.get(READY, REMOTE_ADDR=address)

    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "problems": {"fine": None, "broken": "il disco è pieno"},
        "release": "2027.1",
    }


@pytest.mark.parametrize("path", [ALIVE, READY])
@pytest.mark.parametrize("host", ["localhost", "10.0.0.7", "altrove.example"])
def test_a_probe_needs_neither_https_nor_the_name_of_the_site(client, settings, said, path, host):
    settings.SECURE_SSL_REDIRECT = True
    said(fine)

    answer = client.get(path, headers={"host": host})

    assert answer.status_code == 200
    assert host not in f"{answer.text} {answer.headers}"


@pytest.mark.parametrize("path", [ALIVE, READY])
def test_only_reading_is_allowed(client, said, path):
    said(fine)

    head, posted = client.head(path), client.post(path, {"nome": "Anna"})

    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["Content-Length"]) > 0
    assert (posted.status_code, posted.headers["Allow"]) == (405, "GET, HEAD")


def test_a_check_that_hangs_does_not_hold_the_answer(client, said, hanging):
    said(fine, hanging)
    began = monotonic()

    answer = client.get(READY)

    assert monotonic() - began < 3 * TIME_LIMIT
    assert answer.status_code == 503
    assert answer.json()["problems"] == {"fine": None, "hang": NO_ANSWER}


def test_a_check_that_hangs_holds_one_thread_however_often_it_is_asked(hanging):
    now = [0.0]
    readiness = Readiness([hanging], clock=lambda: now[0])
    before = active_count()

    for _question in range(2):
        assert readiness.problems() == {"hang": NO_ANSWER}
        now[0] += GOOD_FOR + 0.1

    assert len(hanging.begun) == 1
    assert active_count() <= before + 2


def test_once_it_answers_again_the_site_is_ready_again(hanging):
    now = [0.0]
    readiness = Readiness([hanging], clock=lambda: now[0])
    readiness.problems()
    hanging.end()
    now[0] += GOOD_FOR

    assert readiness.problems() == {"hang": None}


def test_a_flood_asks_the_checks_once():
    asked = []

    def counted():
        asked.append(1)

    now = [0.0]
    readiness = Readiness([counted], clock=lambda: now[0])

    for _question in range(500):
        readiness.problems()
    in_the_flood = len(asked)
    now[0] += GOOD_FOR
    readiness.problems()

    assert (in_the_flood, len(asked)) == (1, 2)


def test_while_a_check_hangs_others_are_told_what_was_known_and_do_not_wait(hanging):
    hanging.is_on = False
    now = [0.0]

    def sometimes():
        return hanging() if hanging.is_on else None

    readiness = Readiness([sometimes], clock=lambda: now[0])
    readiness.problems()
    hanging.is_on = True
    now[0] += GOOD_FOR
    first = Thread(target=readiness.problems)
    first.start()
    while not hanging.begun:
        sleep(0.01)

    began = monotonic()
    told = readiness.problems()

    assert monotonic() - began < TIME_LIMIT
    assert told == {"sometimes": None}
    now[0] += STILL_TELLS
    assert readiness.problems() == {"sometimes": NO_ANSWER}
    first.join()


def test_a_check_that_fails_is_a_problem_on_one_line(caplog):
    def refused():
        raise ConnectionError("connection refused\n\tIs the server running?")

    readiness = Readiness([refused, fine])

    problems = readiness.problems()

    words = "ConnectionError: connection refused Is the server running?"
    assert problems == {"refused": words, "fine": None}
    assert [record.getMessage() for record in caplog.records] == [f"Not ready: refused: {words}"]


def test_the_log_tells_of_changes_only(caplog):
    caplog.set_level("INFO")
    now, problem = [0.0], ["piena"]

    def changing():
        return problem[0]

    readiness = Readiness([changing], clock=lambda: now[0])
    for words in ["piena", "piena", None, None]:
        problem[0] = words
        readiness.problems()
        now[0] += GOOD_FOR

    assert [record.getMessage() for record in caplog.records] == ["Not ready: changing: piena", "Ready again"]


@pytest.mark.django_db
def test_the_database_of_the_tests_is_well_and_migrated():
    assert checks.database() is None
    assert checks.migrations() is None


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_is_a_problem():
    last = max(name for app, name in checks.migrations_on_disk() if app == "cremona_site")
    MigrationRecorder(connection).record_unapplied("cremona_site", last)

    assert "not applied: run `manage.py migrate`" in checks.migrations()


@pytest.mark.django_db
def test_migrations_of_every_app_are_looked_for_and_newer_ones_in_the_database_do_no_harm():
    MigrationRecorder(connection).record_applied("cremona_site", "9999_from_the_next_release")

    found = checks.migrations_on_disk()

    assert {("cremona_site", "0001_initial"), ("auth", "0001_initial"), ("cms", "0001_initial")} <= found
    assert checks.migrations() is None


def test_a_disk_that_is_nearly_full_is_a_problem(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "not-made-yet"
    settings.MIN_FREE_DISK_MB = 0
    assert checks.disk() is None

    settings.MIN_FREE_DISK_MB = 10**9

    assert "media: " in checks.disk()
    assert "MB free, less than 1000000000" in checks.disk()


def test_redis_is_asked_only_where_there_is_one(settings):
    settings.REDIS_URL = ""

    assert checks.redis() is None


def test_a_redis_that_is_away_is_a_problem(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    problem = Readiness([checks.redis]).problems()["redis"]

    assert problem.startswith("ConnectionError")


def test_without_its_database_the_process_is_alive_and_not_ready(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cremona_site.settings",
        "SECRET_KEY": "x" * 50,
        "DATABASE_URL": f"sqlite:///{tmp_path}/away/site.sqlite3",
    }

    run = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    alive, ready = (json.loads(line) for line in run.stdout.splitlines())
    assert alive == [200, "vivo", ""]
    assert ready[0] == 503
    problems = json.loads(ready[1])["problems"]
    assert problems["database"] == "OperationalError: unable to open database file"
    assert problems["migrations"]
    assert problems["disk"] is None
    assert run.stderr.count("\n") == 1
    assert "Not ready: database: OperationalError" in run.stderr
