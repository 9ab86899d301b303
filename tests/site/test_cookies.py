"""Visitors get no cookie, whatever they ask for, and the toolbar's parameters say nothing to them."""

import pytest
from django.contrib.sessions.models import Session

from tests.factories import WriterFactory, signed_in
from tests.site.public import NOT_FOUND, PROJECT, PUBLIC

pytestmark = pytest.mark.django_db

PARAMETERS = [
    "edit",
    "edit_off",
    "preview",
    "preview_off",
    "structure",
    "structure_off",
    "toolbar_on",
    "toolbar_off",
    "disable_toolbar",
    "persist",
    "persist=0",
    "toolbar_off&edit",
    "cms_toolbar_login_error=1",
]


def ask(client, address, query=""):
    return client.get(f"{address}?{query}" if query else address)


@pytest.mark.parametrize("address", [*PUBLIC, *NOT_FOUND, "/favicon.ico"])
def test_a_visitor_gets_no_cookie_at_any_address(client, address):
    answers = [ask(client, address, query) for query in ("", "toolbar_off", "edit", "structure", "preview")]

    assert not any(answer.cookies for answer in answers)
    assert not Session.objects.exists()


@pytest.mark.parametrize("query", PARAMETERS)
def test_the_parameters_of_the_toolbar_change_nothing_for_a_visitor(client, query):
    answer = ask(client, PROJECT, query)

    assert answer.text == client.get(PROJECT).text
    assert not answer.cookies
    assert not Session.objects.exists()


@pytest.mark.parametrize("query", ["", "toolbar_off", "toolbar_on", "edit"])
def test_a_made_up_session_is_at_most_taken_away(client, query):
    client.cookies["sessionid"] = "inventata"

    answer = ask(client, PROJECT, query)

    assert {name: cookie["max-age"] for name, cookie in answer.cookies.items()} in ({}, {"sessionid": 0})
    assert not Session.objects.exists()


def test_other_parameters_pass(client):
    answer = ask(client, PROJECT, "toolbar_off&pagina=2&pagina=3&q=%C3%A8")

    assert dict(answer.wsgi_request.GET.lists()) == {"pagina": ["2", "3"], "q": ["è"]}
    assert answer.wsgi_request.get_full_path() == f"{PROJECT}?pagina=2&pagina=3&q=%C3%A8"


def test_a_post_to_a_page_opens_no_session(client):
    answer = client.post(f"{PROJECT}?toolbar_off", {"edit": "1"})

    assert not answer.cookies
    assert not Session.objects.exists()


def test_who_signed_in_may_switch_the_toolbar_off():
    browser = signed_in(WriterFactory())

    browser.get("/?toolbar_off")

    assert browser.session["cms_toolbar_disabled"] is True


def test_visitors_see_no_toolbar_and_staff_does(client):
    assert "cms-toolbar" not in client.get(PROJECT).text
    assert "cms-toolbar" in signed_in(WriterFactory()).get(PROJECT).text
