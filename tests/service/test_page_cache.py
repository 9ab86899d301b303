"""Two workers in processes of their own: a publication shows in both within a second, and pages outlive the database.

gunicorn shares connections out between its workers as it likes, so each question comes on a new one, many times.
"""

import http.client
import os
import subprocess
import sys
import time

import pytest
from django.db import connection

from tests.service.loaded_database import copied_database
from tests.service.site_server import ROOT, SiteServer, at_work

PAGE = "/amministrazione/uffici/centro-locale-di-parita/"
WITHIN = 1.0  # seconds
ASKED = 40  # so many times that both workers answered, but for one in a million million
CHANGE = "import django; django.setup()\nfrom contacts.models import Office\nfrom cremona_site import writing\n{}"
RENAME = "Office.objects.filter(slug='centro-locale-di-parita').update(name='Sportello {}')"
TAKE_DOWN = """
from cms.models import PageContent
from djangocms_versioning.models import Version
content = PageContent.objects.get(page__reverse_id='servizi', language='it')
Version.objects.get_for_content(content).unpublish(writing.site_author())
"""


@pytest.fixture
def database(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), copied_database(tmp_path) as address:
        yield address


def asked(server, path=PAGE):
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    client.request("GET", path, headers={"Host": f"localhost:{server.port}"})
    answer = client.getresponse()
    text = answer.read().decode()
    client.close()
    return answer.status, text


def change(database, statements):
    """In a process of its own, as a command or another host would; the moment at which it was done."""
    environment = os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "cremona_site.settings"}
    code = CHANGE.format(statements) + "\nimport time; print(time.time())"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    return float(ended.stdout.split()[-1])


def test_a_change_shows_in_every_worker_within_a_second(tmp_path, database):
    with at_work(SiteServer(tmp_path, database)) as server:
        for _time in range(ASKED):
            asked(server)

        for number in range(3):
            changed_at = change(database, RENAME.format(number))
            time.sleep(max(0, changed_at + WITHIN - time.time()))
            names = {f"Sportello {number}" in asked(server)[1] for _time in range(ASKED)}
            assert names == {True}


def test_a_page_that_was_taken_down_is_gone_from_every_worker(tmp_path, database):
    with at_work(SiteServer(tmp_path, database)) as server:
        assert {asked(server, "/servizi/")[0] for _time in range(ASKED)} == {200}

        changed_at = change(database, TAKE_DOWN)
        time.sleep(max(0, changed_at + WITHIN - time.time()))

        assert {asked(server, "/servizi/")[0] for _time in range(ASKED)} <= {404, 410}


def test_pages_outlive_the_database(tmp_path, database):
    with at_work(SiteServer(tmp_path, database)) as server:
        known = {asked(server)[1] for _time in range(ASKED)}
        put_away(database, tmp_path)
        time.sleep(WITHIN)

        answers = {asked(server) for _time in range(ASKED)}
        never_seen = asked(server, "/novita/")[0]

        assert answers == {(200, page) for page in known}
        # A thread that has the file of SQLite open goes on reading it
        may_have_it_open = connection.vendor == "sqlite"
        assert never_seen in ({200, 503} if may_have_it_open else {500, 503})
        assert (not may_have_it_open) <= server.log.read_text().count("he last one holds") <= 2


def put_away(database, folder):
    """The database is there no more, as when its server restarts."""
    if connection.vendor == "sqlite":
        for part in folder.glob("copy.sqlite3*"):
            part.unlink()
        (folder / "copy.sqlite3").mkdir()
        return
    name = database.rpartition("/")[2]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
