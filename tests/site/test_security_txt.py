"""robots.txt and security.txt: what robots may read, whom to tell of a weakness."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import checks

from tests.site.head import SITE
from tests.site.test_settings import python

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


def test_robots_may_read_all_but_the_rooms_of_the_staff(client):
    answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")]
    assert sorted(closed) == ["/accesso/", "/admin/", "/cms_wizard/"]
    assert f"Sitemap: {SITE}/sitemap.xml" in lines


def security_txt(client):
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in answer.text.splitlines())


def test_security_txt_says_whom_to_tell_and_until_when(client, settings):
    settings.SECURITY_TXT_EXPIRES = datetime.now(UTC).date() + timedelta(days=1)

    fields = security_txt(client)

    expires = datetime.fromisoformat(fields.pop("Expires"))
    assert timedelta(0) < expires - datetime.now(UTC) < timedelta(days=366)
    assert fields == {
        "Contact": f"{SITE}/segnala-disservizio/",
        "Preferred-Languages": "it, en",
        "Canonical": f"{SITE}/.well-known/security.txt",
    }
    assert client.get(fields["Contact"].removeprefix(SITE)).status_code == 200


def test_the_contact_of_security_txt_may_be_somebody_else(client, settings):
    settings.SECURITY_CONTACT = "mailto:sicurezza@comune.example"

    assert security_txt(client)["Contact"] == "mailto:sicurezza@comune.example"


def test_addresses_of_security_txt_are_of_https_even_on_the_loopback(client, settings):
    settings.SITE_URL = "http://localhost:8000"

    fields = security_txt(client)

    assert fields["Contact"] == "https://localhost:8000/segnala-disservizio/"
    assert fields["Canonical"] == "https://localhost:8000/.well-known/security.txt"


def test_security_txt_is_gone_when_it_expires(client, settings):
    settings.SECURITY_TXT_EXPIRES = datetime.now(UTC).date()

    assert client.get("/.well-known/security.txt").status_code == 404


def test_the_old_place_of_security_txt_leads_to_the_new_one(client):
    answer = client.get("/security.txt")

    assert (answer.status_code, answer.url) == (301, "/.well-known/security.txt")


@pytest.mark.parametrize(
    ("days", "warning"),
    [
        (-1, ["cremona_site.W001"]),
        (0, ["cremona_site.W001"]),
        (30, ["cremona_site.W002"]),
        (31, []),
        (360, []),
        (400, ["cremona_site.W003"]),
    ],
)
def test_who_deploys_is_reminded_of_the_end_of_security_txt(settings, days, warning):
    settings.SECURITY_TXT_EXPIRES = datetime.now(UTC).date() + timedelta(days=days)

    found = checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)

    assert [message.id for message in found if message.id.startswith("cremona_site.")] == warning


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("SECURITY_TXT_EXPIRES", "domani", "Write year, month and day"),
        ("SECURITY_TXT_EXPIRES", "2027-02-30", "Write year, month and day"),
        ("SECURITY_CONTACT", "sicurezza@comune.example", "Write mailto:name@host"),
        ("SECURITY_CONTACT", "http://comune.example/", "Write mailto:name@host"),
        ("SECURITY_CONTACT", "https://comune.example/\nExpires: 2030-01-01", "Write mailto:name@host"),
    ],
)
def test_a_wrong_setting_of_security_txt_stops_with_a_hint(name, value, hint):
    run = python("-c", "from cremona_site import settings", SECRET_KEY="x", **{name: value})

    assert run.returncode != 0
    assert f"{name} is " in run.stderr
    assert hint in run.stderr
