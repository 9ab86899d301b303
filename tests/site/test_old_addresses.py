"""Addresses of the site before this one: one redirect to the page that is here now, or a page that says why not."""

from urllib.parse import unquote_to_bytes

import pytest
from cms.models import Page
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cremona_site.models import OldAddress
from tests.site.public import PROJECT

pytestmark = pytest.mark.django_db

OFFICES = "/amministrazione/uffici/"
MOVED = {
    "/la-voce-che-rompe-il-silenzio": PROJECT,
    "/node/421018": f"{OFFICES}ufficio-anticorruzione-e-trasparenza/",
    "/node/420931": f"{OFFICES}centro-locale-di-parita/",
    "/node/476756": f"{PROJECT}corsi-sulle-tutele/",
}
GONE = ["/node/478226", "/node/478384"]
PRINTED = [
    "/node/{0}?print=1",
    "/it/node/{0}",
    "/print/{0}",
    "/print/node/{0}",
    "/it/print/{0}",
    "/printpdf/{0}",
    "/printmail/{0}",
    "/print/pdf/node/{0}",
    "/entityprint/node/{0}",
    "/node/{0}/print",
    "/node/{0}/printable/print",
    "/node/{0}/printable/pdf",
    "/book/export/html/{0}",
]
HOSTILE = [
    "/%00",
    "/node/421018%00",
    "/node/%2e%2e/421018",
    "//evil.example/node/421018x",
    "//evil.example",
    "/\\evil.example",
    "/%5C%5Cevil.example/",
    "/%2F%2Fevil.example%2F",
    "/node/421018'--",
    "/node/%F0%9F%98%80",
    "/node/%FF%FE",
    "/node/%25%5F",
    "/print/",
    "/print",
    "/[",
    "/:80",
    "/node/" + "9" * 4000,
    "/" + "a/" * 4000,
    "/" + "%" * 60_000,
]


def with_and_without_slash(address):
    path, mark, query = address.partition("?")
    return [address, f"{path}/{mark}{query}"]


def every_spelling(address):
    """The address itself and its variants for print, with and without a slash at the end."""
    number = address.removeprefix("/node/")
    forms = [form.format(number) for form in PRINTED] if number.isdigit() else []
    return [spelling for form in [address, *forms] for spelling in with_and_without_slash(form) if spelling != PROJECT]


def chain(client, address):
    """Where an address leads, one (address, status) a step."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.redirect_chain


@pytest.mark.parametrize(
    ("address", "now"), [(spelling, now) for address, now in MOVED.items() for spelling in every_spelling(address)]
)
def test_an_address_of_the_site_before_leads_to_its_page_in_one_step(client, address, now):
    assert chain(client, address) == [(now, 301)]


@pytest.mark.parametrize("address", [spelling for address in GONE for spelling in every_spelling(address)])
def test_an_address_of_something_else_says_so_and_where_to_look(client, address):
    page = client.get(address)

    assert page.status_code == 410
    assert "Questa pagina non c’è più" in page.text
    assert "ISO 9001 della Polizia Locale" in page.text
    assert 'href="https://www.comune.cremona.it/"' in page.text
    assert 'href="tel:112"' in page.text
    assert f'href="{OFFICES}"' in page.text


@pytest.mark.parametrize("address", ["/node/421018", "/node/478226"])
def test_an_old_address_sets_no_cookie_and_is_asked_for_again_each_time(client, address):
    answers = [client.get(f"{address}{query}") for query in ("", "?toolbar_off", "?edit")]

    assert not any(answer.cookies for answer in answers)
    assert not Session.objects.exists()
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-cache"}


def test_a_head_request_is_answered_and_others_find_nothing(client):
    assert client.head("/node/421018").status_code == 301
    assert client.head("/node/478226").status_code == 410
    assert client.post("/node/421018/").status_code == 404


@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_address_fails_nowhere_and_leads_nowhere_else(client, address):
    # As a server hands it over: the client would take what follows two slashes for a host
    answer = client.get("/", PATH_INFO=unquote_to_bytes(address).decode("latin-1"))

    assert answer.status_code in {301, 400, 404}
    assert not answer.headers.get("Location", "").startswith(("//", "/\\", "http"))


def test_an_unknown_address_is_still_not_found(client):
    assert client.get("/node/1/").status_code == 404
    assert client.get("/node/1", follow=True).status_code == 404


def test_a_slash_that_lacks_is_added_in_one_step(client):
    OldAddress.objects.create(path="/servizi", page=Page.objects.get(reverse_id="progetto"))

    assert chain(client, "/servizi") == [("/servizi/", 301)]


def test_a_page_that_is_there_asks_nothing_about_old_addresses(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(PROJECT)

    assert not any("oldaddress" in query["sql"] for query in queries)


def test_an_address_that_no_page_claims_costs_three_queries_more(client):
    client.get("/non-esiste/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/non-esiste/")

    asked = [query["sql"] for query in queries if "oldaddress" in query["sql"] or "former_url" in query["sql"]]
    assert len(asked) == 3
