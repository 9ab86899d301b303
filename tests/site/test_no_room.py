"""A full disk: staff read what happened and what to do, visitors that the site is away, and the log stays short."""

import errno
import logging
import sqlite3
from contextlib import closing

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.http import HttpResponse
from django.template.loader import get_template
from django.test import Client
from django.urls import path
from psycopg2 import errors

from cremona_site import no_room
from cremona_site.page_cache.once_a_minute import OnceAMinute
from cremona_site.unavailable import is_full
from cremona_site.urls import urlpatterns as site_urlpatterns
from tests.factories import PublisherFactory, signed_in

pytestmark = pytest.mark.django_db

HEADING = "Lo spazio sul server è esaurito"


def full_disk(request):
    raise OSError(errno.ENOSPC, "No space left on device")


class ToldByServer(errors.DiskFull):
    pgcode = "53100"


def full_postgresql(request):
    raise OperationalError("could not extend file") from ToldByServer("could not extend file")


def full_sqlite(request):
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA max_page_count = 2")
        database.execute("CREATE TABLE words (word)")
        try:
            database.execute("INSERT INTO words VALUES (zeroblob(100000))")
        except sqlite3.OperationalError as error:
            raise OperationalError(str(error)) from error


def seen(request):
    request.session["sign_in_seen"] = 1
    return HttpResponse("letta")


handler500 = "cremona_site.unavailable.server_error"
urlpatterns = [
    path("disco/", full_disk),
    path("postgresql/", full_postgresql),
    path("sqlite/", full_sqlite),
    path("visto/", seen),
    *site_urlpatterns,
]


@pytest.fixture
def editor():
    browser = signed_in(PublisherFactory())
    browser.raise_request_exception = False
    return browser


@pytest.fixture(autouse=True)
def nothing_said_yet(monkeypatch):
    monkeypatch.setattr(no_room, "complain", OnceAMinute(logging.getLogger(no_room.__name__).error))


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/disco/", "/postgresql/", "/sqlite/"])
def test_staff_read_what_happened_and_what_to_do(editor, address):
    page = editor.post(address, headers={"referer": "http://testserver/admin/contacts/office/add/?lingua=it"})

    assert page.status_code == 507
    assert HEADING in page.text
    assert "Quello che hai appena inviato non è stato salvato" in page.text
    assert "Ripristina" in page.text
    assert '<a href="/admin/contacts/office/add/?lingua=it">riapri la pagina di prima</a>' in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["Retry-After"] == "60"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("referer", ["https://altrove.example/x", "http://testserver//altrove.example", ""])
def test_a_page_of_another_site_is_no_way_back(editor, referer):
    page = editor.post("/disco/", headers={"referer": referer})

    assert page.status_code == 507
    assert "altrove" not in page.text
    assert "riapri la pagina di prima:" in page.text


@pytest.mark.urls(__name__)
def test_a_script_of_staff_is_told_in_short(editor):
    answer = editor.post("/disco/", headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.status_code == 507
    assert answer.json()["error"].startswith(HEADING)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("cookie", ["", "inventata"])
def test_visitors_read_that_the_site_is_away(cookie):
    visitor = Client(raise_request_exception=False)
    if cookie:
        visitor.cookies["sessionid"] = cookie

    page = visitor.get("/disco/")

    assert page.status_code == 503
    assert "Il sito ora non risponde" in page.text
    assert HEADING not in page.text


@pytest.mark.urls(__name__)
def test_the_log_hears_of_it_once_a_minute(editor, caplog):
    for _time in range(3):
        editor.post("/disco/?nome=Anna")

    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert told == ["The disk is full, nothing was saved: [Errno 28] No space left on device"]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("method", "status"), [("get", 200), ("post", 507)])
def test_what_is_only_read_comes_also_where_the_session_cannot_be_written(editor, monkeypatch, method, status):
    def full(*args, **kwargs):
        raise OperationalError("could not extend file") from ToldByServer("could not extend file")

    monkeypatch.setattr(SessionStore, "save", full)

    page = getattr(editor, method)("/visto/")

    assert page.status_code == status
    assert not page.cookies


def test_the_page_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        text = get_template("admin/no_room.html").render({"title": no_room.TITLE})

    assert HEADING in text


def test_other_failures_are_not_taken_for_it():
    assert not is_full(OSError(errno.EACCES, "Permission denied"))
    assert not is_full(OperationalError("connection refused"))
    assert not is_full(None)
