"""Staff sign in through the one door there is."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.browser.staff import PASSWORD, Editor


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_signing_in_works_over_plain_http_on_the_loopback(server, visitor, host):
    get_user_model().objects.create_superuser("ada", password=PASSWORD)
    editor = Editor(visitor)

    editor.sign_in("ada", PASSWORD, site=f"http://{host}:{server.port}")

    expect(editor.page.get_by_role("button", name="Annulla l'accesso")).to_be_visible()


def test_a_wrong_password_opens_nothing(visitor):
    get_user_model().objects.create_superuser("ada", password=PASSWORD)
    visitor.goto("/admin/login/")
    visitor.get_by_label("Nome utente").fill("ada")
    visitor.get_by_label("Password").fill("sbagliata")
    visitor.get_by_role("button", name="Accedi").click()

    expect(visitor.get_by_text("Inserisci nome utente e password corretti")).to_be_visible()
    assert [cookie["name"] for cookie in visitor.context.cookies()] == ["csrftoken"]


def test_the_door_of_the_cms_leads_to_the_one_door(visitor):
    visitor.goto("/cms_login/")

    assert visitor.url.partition("?")[0].endswith("/admin/login/")
