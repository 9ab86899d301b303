"""While the database is away the site says to come back soon, in Italian, and the log stays readable."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.template.loader import get_template
from django.urls import path

ROOT = Path(__file__).resolve().parent.parent.parent
# Asks for pages with and without a session, and for one that is not there
ASK = """
import json, sys
import django
django.setup()
from django.test import Client

client = Client(raise_request_exception=False, headers={"x-forwarded-proto": "https"})
for cookie in (None, "inventata"):
    if cookie:
        client.cookies["sessionid"] = cookie
    for address in sys.argv[1:]:
        answer = client.get(f"{address}?nome=Anna", secure=True)
        print(json.dumps([answer.status_code, answer.headers.get("Retry-After"), answer.text]))
"""


def refused(request):
    raise OperationalError("connection refused\n\tIs the server running?")


def closed(request):
    raise InterfaceError("connection already closed")


def wrong(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")


pytestmark = pytest.mark.django_db

handler500 = "cremona_site.unavailable.server_error"
urlpatterns = [path("rifiutata/", refused), path("chiusa/", closed), path("sbagliata/", wrong)]


@pytest.fixture
def quiet_client(client):
    client.raise_request_exception = False
    return client


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/rifiutata/", "/chiusa/"])
def test_a_database_that_is_away_makes_the_site_unavailable_for_a_while(quiet_client, address):
    page = quiet_client.get(address)

    assert page.status_code == 503
    assert page.headers["Retry-After"] == "60"
    assert page.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "Il sito ora non risponde" in page.text
    assert 'href="tel:112"' in page.text
    assert not page.cookies


@pytest.mark.urls(__name__)
def test_a_wrong_query_is_a_failure_of_our_own(quiet_client):
    page = quiet_client.get("/sbagliata/")

    assert page.status_code == 500
    assert "Il sito ha un problema" in page.text


def test_the_page_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        text = get_template("503.html").render()

    assert "Vai alla pagina iniziale" in text


def test_without_its_database_the_whole_site_is_unavailable_and_logs_one_line_a_request(tmp_path):
    addresses = ["/", "/servizi/", "/non-esiste/", "/node/421018", "/admin/"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cremona_site.settings",
        "SECRET_KEY": "x" * 50,
        "DATABASE_URL": f"sqlite:///{tmp_path}/away/site.sqlite3",
        "ALLOWED_HOSTS": "testserver",
    }

    run = subprocess.run(
        [sys.executable, "-c", ASK, *addresses], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    answers = [json.loads(line) for line in run.stdout.splitlines()]
    # To send a stranger from the desk to the door, which is closed as well, nothing is asked of the database
    assert answers.pop(addresses.index("/admin/"))[0] == 302
    assert {(status, wait) for status, wait, _text in answers} == {(503, "60")}
    assert all("Il sito ora non risponde" in text for _status, _wait, text in answers)
    lines = run.stderr.splitlines()
    assert len(lines) == len(answers) == 2 * len(addresses) - 1
    assert all("Service Unavailable: /" in line and line.endswith("(unable to open database file)") for line in lines)
    assert all("Anna" not in line for line in lines)
