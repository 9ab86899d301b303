"""A host that a request makes up: refused, believed by nobody, in no mail and no address."""

import re
import time

import pytest
from django.core import mail
from django.test import Client

from cremona_site.feedback.limits import Limit
from tests.browser.site_map import KINDS
from tests.factories import WriterFactory
from tests.site.signing_in import DOOR

pytestmark = pytest.mark.django_db

OURS = "https://sito.example"
FORGED = "falso.example"
ELSEWHERE = {
    "another": FORGED,
    "ours at its end": f"{FORGED}:80@sito.example",
    "ours in front": f"sito.example.{FORGED}",
    "ours behind": f"{FORGED}.sito.example",
    "with a path": f"sito.example/{FORGED}",
    "with a space": f"sito.example {FORGED}",
    "with two": f"sito.example,{FORGED}",
    "with markup": "<b>zqx</b>",
    "no port": "sito.example:falso",
    "nothing": "",
    "an address": "[::ffff:127.0.0.1]",
}
FORWARDED = {
    "x-forwarded-host": FORGED,
    "x-forwarded-server": FORGED,
    "x-forwarded-port": "1337",
    "x-host": FORGED,
    "x-original-url": f"//{FORGED}/",
    "x-rewrite-url": f"//{FORGED}/",
    "forwarded": f"host={FORGED};proto=https",
}
PAGES = [address for kind, address in KINDS.items() if kind != "style guide"]
MACHINES = ["/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/feed/tutto.xml", "/calendario/tutte.ics"]


@pytest.fixture(autouse=True)
def one_host(settings):
    settings.ALLOWED_HOSTS = ["sito.example"]
    settings.SITE_URL = OURS


def written(answer):
    """All that an answer says, headers and body."""
    return "\n".join([*map(": ".join, answer.items()), answer.content.decode()])


@pytest.mark.parametrize("host", ELSEWHERE.values(), ids=ELSEWHERE)
@pytest.mark.parametrize("address", ["/", "/servizi", DOOR, "/valutazione/", "/non-esiste/", "/media/x.jpg"])
def test_a_host_that_is_not_ours_is_refused_without_a_word_of_it(client, address, host):
    answer = client.get(address, headers={"host": host})

    assert answer.status_code == 400
    assert FORGED not in written(answer)
    assert "zqx" not in written(answer)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.front_end
@pytest.mark.parametrize("address", [*PAGES, *MACHINES, "/servizi", "/admin/", "/node/421018"])
def test_what_proxies_may_say_of_the_host_is_not_believed(client, address):
    plain = client.get(address, headers={"host": "sito.example"})
    forged = client.get(address, headers={"host": "sito.example"} | FORWARDED)

    assert (forged.status_code, forged.headers.get("Location")) == (plain.status_code, plain.headers.get("Location"))
    assert FORGED not in written(forged)
    assert "1337" not in written(forged)


@pytest.mark.front_end
@pytest.mark.parametrize("address", [*PAGES, *MACHINES])
def test_a_port_that_somebody_adds_to_our_host_is_in_no_address(client, address):
    answer = client.get(address, headers={"host": "sito.example:1337"})

    assert "1337" not in written(answer)


@pytest.mark.parametrize("host", ["sito.example", "sito.example:1337", "SITO.EXAMPLE"])
def test_the_link_to_a_new_password_leads_to_the_site_whatever_was_asked(client, host):
    WriterFactory(email="giovanna@comune.example")
    headers = {"host": host, "x-forwarded-proto": "https"} | FORWARDED

    client.post(f"{DOOR}password/dimenticata/", {"email": "giovanna@comune.example"}, headers=headers)

    (message,) = sent()
    (link,) = re.findall(r"\S+/accesso/password/nuova/\S+", message.body)
    assert link.startswith(f"{OURS}/accesso/password/nuova/")
    assert Client(headers={"host": "sito.example"}).get(link.removeprefix(OURS)).status_code == 302
    for name in (FORGED, "1337"):
        assert name not in message.message().as_string()


def test_no_mail_goes_out_for_a_host_that_is_not_ours(client):
    WriterFactory(email="giovanna@comune.example")

    answer = client.post(f"{DOOR}password/dimenticata/", {"email": "giovanna@comune.example"}, headers={"host": FORGED})

    assert answer.status_code == 400
    assert mail.outbox == []


def test_a_vote_cannot_be_sent_from_a_host_that_only_says_it_is_ours(client, monkeypatch):
    monkeypatch.setattr("cremona_site.feedback.views.VOTES", Limit(a_place=10**9, in_all=10**9))
    headers = {"host": "sito.example", "origin": f"http://{FORGED}"} | FORWARDED

    answer = client.post("/valutazione/", {"pagina": "/servizi/", "voto": 5}, headers=headers)

    assert answer.status_code == 403


def sent():
    """Mail is sent beside the answer."""
    for _ in range(300):
        if mail.outbox:
            break
        time.sleep(0.1)
    return mail.outbox
