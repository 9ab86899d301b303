"""Staff sign in through the one door there is, with a second factor of their own."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from tests.browser.engines import ENGINES, barriers, load_engines
from tests.browser.keyboard import tab_to
from tests.browser.staff import PASSWORD, Editor
from tests.site.signing_in import code_of, with_app

pytestmark = pytest.mark.front_end


@pytest.fixture
def second_factor_required(settings, password_alone):
    settings.STAFF_MFA_REQUIRED = True
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the test server speaks http


@pytest.fixture
def giovanna(site):
    user = get_user_model().objects.create_user("giovanna", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="Redazione"))
    return user


@pytest.fixture
def passkeys(visitor):
    """A device in the browser that makes passkeys and asks its owner, who always agrees."""
    devtools = visitor.context.new_cdp_session(visitor)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    return devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def give_password(page, username="giovanna"):
    page.goto("/admin/")
    page.get_by_label("Nome utente").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Accedi", exact=True).click()


def set_an_app_up(page):
    """From the page that explains to the desk; returns the secret of the app and the recovery codes."""
    page.get_by_role("link", name="Usa un’app sul telefono").click()
    secret = page.locator("#chiave").inner_text()
    page.get_by_label("Il codice di sei cifre").fill(code_of(secret))
    page.get_by_role("button", name="Attiva").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codici di riserva")
    page.get_by_role("link", name="Li ho messi al sicuro").wait_for()
    codes = page.locator("main li code").all_inner_texts()
    page.get_by_role("link", name="Li ho messi al sicuro").click()
    page.wait_for_url("**/admin/")
    return secret, codes


def sign_out(page):
    page.goto("/accesso/esci/")
    page.get_by_role("main").get_by_role("button", name="Esci").click()
    expect(page.get_by_text("La sessione è chiusa")).to_be_visible()


def is_at_the_desk(page):
    page.wait_for_url("**/admin/")
    page.wait_for_load_state("networkidle")
    heading = page.get_by_role("heading", level=1)
    heading.wait_for()
    return heading.is_visible()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_signing_in_works_over_plain_http_on_the_loopback(server, visitor, host):
    get_user_model().objects.create_superuser("ada", password=PASSWORD)
    editor = Editor(visitor)

    editor.sign_in("ada", PASSWORD, site=f"http://{host}:{server.port}")

    assert is_at_the_desk(editor.page)


def test_a_wrong_password_opens_nothing(visitor):
    get_user_model().objects.create_superuser("ada", password=PASSWORD)
    visitor.goto("/admin/login/")
    visitor.get_by_label("Nome utente").fill("ada")
    visitor.get_by_label("Password").fill("sbagliata")
    visitor.get_by_role("button", name="Accedi", exact=True).click()

    expect(visitor.get_by_text("Nome utente o password non corretti")).to_be_visible()
    assert [cookie["name"] for cookie in visitor.context.cookies()] == ["csrftoken"]


def test_the_doors_of_the_admin_and_of_the_cms_lead_to_the_one_door(visitor):
    for address in ("/admin/login/", "/cms_login/"):
        visitor.goto(address)

        assert visitor.url.partition("?")[0].endswith("/accesso/")


def test_from_the_first_sign_in_through_an_app_to_the_desk_and_back_in(second_factor_required, giovanna, visitor):
    give_password(visitor)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Proteggi il tuo accesso")
    secret, codes = set_an_app_up(visitor)
    assert is_at_the_desk(visitor)
    sign_out(visitor)

    give_password(visitor)
    visitor.get_by_label("Il codice").fill("000000" if code_of(secret) != "000000" else "111111")
    visitor.get_by_role("button", name="Entra con il codice").click()
    expect(visitor.get_by_text("Il codice non è corretto")).to_be_visible()
    visitor.get_by_label("Il codice").fill(code_of(secret))
    visitor.get_by_role("button", name="Entra con il codice").click()
    assert is_at_the_desk(visitor)
    sign_out(visitor)

    give_password(visitor)
    visitor.get_by_label("Il codice").fill(codes[0])
    visitor.get_by_role("button", name="Entra con il codice").click()
    assert is_at_the_desk(visitor)


def test_from_the_first_sign_in_through_a_passkey_to_the_desk_and_back_in(
    second_factor_required, giovanna, visitor, passkeys
):
    give_password(visitor)
    visitor.get_by_role("link", name="Usa una passkey").click()
    visitor.get_by_label("Come vuoi chiamarla").fill("Computer dell’ufficio")
    visitor.get_by_role("button", name="Aggiungi la passkey").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Codici di riserva")
    visitor.get_by_role("link", name="Li ho messi al sicuro").click()
    assert is_at_the_desk(visitor)
    sign_out(visitor)

    visitor.get_by_role("button", name="Accedi con una passkey").click()
    assert is_at_the_desk(visitor)
    sign_out(visitor)

    give_password(visitor)
    visitor.get_by_role("button", name="Usa la passkey").click()
    assert is_at_the_desk(visitor)

    visitor.goto("/accesso/sicurezza/")
    visitor.get_by_role("link", name="togli Computer dell’ufficio").click()
    visitor.get_by_role("button", name="Togli la passkey").click()
    visitor.goto("/admin/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Proteggi il tuo accesso")


def test_a_passkey_that_is_refused_is_explained(second_factor_required, giovanna, visitor, passkeys, complaints):
    visitor.goto("/accesso/")

    visitor.get_by_role("button", name="Accedi con una passkey").click()

    expect(visitor.get_by_role("alert")).to_contain_text("La passkey non ha funzionato")


def test_by_keyboard_alone_from_the_first_sign_in_to_the_desk(second_factor_required, giovanna, visitor, passkeys):
    keys = visitor.keyboard
    visitor.goto("/admin/")
    keys.type("giovanna")  # the first field has the focus
    tab_to_field(visitor, "Password")
    keys.type(PASSWORD)
    keys.press("Enter")
    visitor.wait_for_url("**/accesso/sicurezza/")
    visitor.wait_for_load_state("networkidle")

    tab_to(visitor, visitor.get_by_role("link", name="Usa un’app sul telefono"))
    keys.press("Enter")
    secret = visitor.locator("#chiave").inner_text()
    visitor.wait_for_load_state("networkidle")
    tab_to(visitor, visitor.get_by_label("Il codice di sei cifre"))
    keys.type(code_of(secret))
    keys.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Codici di riserva")
    tab_to(visitor, visitor.get_by_role("link", name="Li ho messi al sicuro"))
    keys.press("Enter")
    assert is_at_the_desk(visitor)

    visitor.goto("/accesso/sicurezza/passkey/aggiungi/")
    tab_to(visitor, visitor.get_by_role("button", name="Aggiungi la passkey"))
    keys.press("Enter")
    expect(visitor.get_by_text("La passkey è aggiunta")).to_be_visible()
    sign_out(visitor)
    tab_to(visitor, visitor.get_by_role("button", name="Accedi con una passkey"))
    keys.press("Enter")
    assert is_at_the_desk(visitor)


def tab_to_field(page, label):
    field = page.get_by_label(label)
    if not field.evaluate("element => element === document.activeElement"):
        tab_to(page, field)


def test_the_pages_of_the_door_have_no_barriers_and_fit_a_small_phone(second_factor_required, giovanna, new_context):
    page = new_context(viewport={"width": 320, "height": 640}, bypass_csp=True).new_page()
    found = {}

    def look(name):
        load_engines(page)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[name] = (barriers(page), wide)

    page.goto("/accesso/?scaduta=1")
    look("sign-in")
    page.goto("/accesso/password/dimenticata/")
    look("forgotten password")
    page.goto("/accesso/password/dimenticata/inviata/")
    look("mail")
    give_password(page)
    look("enrolment")
    page.goto("/accesso/sicurezza/passkey/aggiungi/")
    look("passkey")
    page.goto("/accesso/sicurezza/app/")
    look("app")
    page.goto("/accesso/sicurezza/")
    set_an_app_up(page)
    for address in ("", "app/togli/", "codici-di-riserva/", "codici-di-riserva/nuovi/"):
        page.goto(f"/accesso/sicurezza/{address}")
        look(address or "safety")
    for address in ("password/", "conferma/", "conferma/codice/", "esci/"):
        page.goto(f"/accesso/{address}")
        look(address)
    sign_out(page)
    give_password(page)
    page.get_by_label("Il codice").fill("1")
    page.get_by_role("button", name="Entra con il codice").click()
    expect(page.get_by_text(re.compile("Il codice non è corretto"))).to_be_visible()
    look("second step")

    assert {name: result for name, result in found.items() if result != ({}, False)} == {}


def test_the_pages_about_people_have_no_barriers(second_factor_required, new_context):
    ada = with_app(get_user_model().objects.create_superuser("ada", "ada@comune.example", PASSWORD))
    page = new_context(bypass_csp=True).new_page()
    give_password(page, "ada")
    page.get_by_label("Il codice").fill(code_of())
    page.get_by_role("button", name="Entra con il codice").click()
    page.wait_for_url("**/admin/")
    found = {}
    person = f"auth/user/{ada.pk}"

    for address in (f"{person}/secondo-passaggio/", "cremona_site/accountevent/", "auth/user/", f"{person}/change/"):
        page.goto(f"/admin/{address}")
        load_engines(page, "axe")
        found[address] = page.evaluate(ENGINES["axe"].run)

    assert {address: barriers for address, barriers in found.items() if barriers} == {}
