"""What people see when something fails: Italian, with help in reach, from templates that need no database."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import get_template
from django.test import Client
from django.urls import path

pytestmark = pytest.mark.django_db


def broken(request):
    raise ZeroDivisionError


def forbidden(request):
    raise PermissionDenied


urlpatterns = [path("rotto/", broken), path("vietato/", forbidden), path("modulo/", lambda request: None)]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [("/rotto/", 500, "Il sito ha un problema"), ("/vietato/", 403, "Questa pagina è riservata")],
)
def test_a_failure_has_a_page_of_its_own(client, address, status, heading):
    client.raise_request_exception = False

    page = client.get(address)

    assert page.status_code == status
    assert heading in page.text
    assert '<html lang="it">' in page.text
    assert 'href="tel:112"' in page.text


@pytest.mark.urls(__name__)
def test_a_form_without_its_token_says_to_load_it_again():
    page = Client(enforce_csrf_checks=True).post("/modulo/")

    assert page.status_code == 403
    assert "Il modulo è scaduto" in page.text
    assert 'href="tel:112"' in page.text


def test_a_request_for_another_host_is_not_understood(client):
    page = client.get("/", headers={"host": "altrove.example"})

    assert page.status_code == 400
    assert "Questa richiesta non si capisce" in page.text


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "500.html", "503.html"])
def test_a_page_for_failures_asks_nothing_of_the_database(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        text = get_template(name).render()

    assert "Vai alla pagina iniziale" in text
