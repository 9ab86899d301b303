"""A second factor for all of staff: asked for at every address, set up at the first sign-in, taken back with care."""

import pytest
from allauth.mfa.models import Authenticator
from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url, get_object_structure_url
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cremona_site.sign_in import sealing
from tests.factories import AdministratorFactory, PublisherFactory, WriterFactory
from tests.site.signing_in import (
    CONFIRM,
    DOOR,
    SAFETY,
    SECOND_STEP,
    SECRET,
    code_of,
    come_in,
    give_password,
    recovery_codes_of,
    with_app,
    wrong_code,
)
from tests.site.test_doors import staff_addresses

pytestmark = pytest.mark.django_db

APP = f"{SAFETY}app/"
CODES = f"{SAFETY}codici-di-riserva/"


@pytest.fixture(autouse=True)
def second_factor_required(settings, password_alone):
    settings.STAFF_MFA_REQUIRED = True


def secret_shown_in(answer):
    return answer.text.split('id="chiave">')[1].split("<")[0]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Does at once what waits for the end of the test's transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_address_of_staff_opens_to_a_password_alone(method):
    client = give_password(AdministratorFactory())
    client.raise_request_exception = False

    answers = {address: client.generic(method, address) for address in staff_addresses()}

    ways = {(answer.status_code, answer.headers.get("Location")) for answer in answers.values()}
    assert ways == {(302, SAFETY)}


@pytest.mark.parametrize("address", ["/", "/?edit", "/servizi/", "/non-esiste/", "/media/foto.jpg"])
def test_pages_with_the_toolbar_do_not_open_either(address):
    client = give_password(PublisherFactory())

    assert client.get(address).headers["Location"] == SAFETY


@pytest.mark.parametrize("url", [get_object_edit_url, get_object_preview_url, get_object_structure_url])
def test_the_editor_does_not_open_to_a_password_alone(url):
    client = give_password(PublisherFactory())
    content = PageContent.objects.get(page__reverse_id="progetto", language="it")

    assert client.get(url(content)).headers["Location"] == SAFETY


def test_a_script_behind_a_password_alone_is_told_where_to_sign_in():
    client = give_password(WriterFactory())

    answer = client.get("/admin/", headers={"X-Requested-With": "XMLHttpRequest"})

    assert (answer.status_code, list(answer.json())) == (401, ["sign_in"])


def test_whoever_signed_in_past_the_door_is_asked_too(client):
    client.force_login(AdministratorFactory())

    assert client.get("/admin/").url == SAFETY


def test_a_trial_without_second_factor_is_a_setting(settings):
    settings.STAFF_MFA_REQUIRED = False

    client = give_password(WriterFactory())

    assert client.get("/admin/").status_code == 200


def test_the_first_sign_in_leads_through_an_app_to_the_recovery_codes():
    """That the desk opens then, a browser tries: the session learns of the app when the transaction ends."""
    user = WriterFactory()
    client = give_password(user)

    explained = client.get("/admin/", follow=True)
    secret = secret_shown_in(client.get(APP))
    answer = client.post(APP, {"code": code_of(secret)})

    assert "secondo passaggio" in explained.text
    assert answer.url == CODES
    assert set(Authenticator.objects.filter(user=user).values_list("type", flat=True)) == {"totp", "recovery_codes"}


def test_the_recovery_codes_are_shown_to_who_signed_in_just_now():
    assert come_in(with_app()).get(CODES).text.count("<li><code>") == 10


def test_a_wrong_code_says_what_to_do_and_keeps_the_secret():
    client = give_password(WriterFactory())
    secret = secret_shown_in(client.get(APP))

    answer = client.post(APP, {"code": wrong_code(secret)})

    assert "Il codice non è corretto" in answer.text
    assert secret_shown_in(answer) == secret
    assert client.get("/admin/").url == SAFETY


def test_the_next_sign_in_asks_for_the_code():
    user = with_app()

    client = give_password(user)

    assert client.last.url == SECOND_STEP
    assert SESSION_KEY not in client.session
    assert client.get("/admin/").url.startswith("/admin/login/")
    assert client.post(SECOND_STEP, {"code": code_of()}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("later", [-1, 1])
def test_a_phone_may_be_half_a_minute_wrong(later):
    client = give_password(with_app())

    assert client.post(SECOND_STEP, {"code": code_of(later=later)}).url == "/admin/"


def test_a_code_is_good_once():
    user = with_app()
    code = code_of()

    first = give_password(user).post(SECOND_STEP, {"code": code})
    second = give_password(user).post(SECOND_STEP, {"code": code})

    assert first.status_code == 302
    assert "Il codice non è corretto" in second.text


def test_codes_are_limited_too():
    user = with_app()
    client = give_password(user)

    for _ in range(5):
        client.post(SECOND_STEP, {"code": wrong_code()})
    answer = give_password(user).post(SECOND_STEP, {"code": code_of()})

    assert "Troppi tentativi sbagliati" in answer.text


@pytest.mark.parametrize("headers", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}])
def test_asking_for_passkeys_without_end_does_not_fill_the_table_of_sessions(settings, headers):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"way_in": "3/m/ip"}

    answers = [Client(headers={"host": "localhost"} | headers).get("/accesso/passkey/") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert Session.objects.count() == 3


def test_a_recovery_code_opens_once():
    user = with_app()
    code = recovery_codes_of(user)[3]

    first = give_password(user).post(SECOND_STEP, {"code": f"{code[:4]} {code[4:]}"})
    second = give_password(user).post(SECOND_STEP, {"code": code})

    assert first.url == "/admin/"
    assert "Il codice non è corretto" in second.text
    assert len(recovery_codes_of(user)) == 9


def test_the_codes_can_be_kept_as_a_file():
    user = with_app()
    client = come_in(user)

    answer = client.get(f"{CODES}scarica/")

    assert "attachment" in answer.headers["Content-Disposition"]
    assert all(code in answer.text for code in recovery_codes_of(user))


def test_new_codes_end_the_old_ones():
    user = with_app()
    old = recovery_codes_of(user)
    client = come_in(user)

    client.post(f"{CODES}nuovi/")

    assert not set(old) & set(recovery_codes_of(user))


def test_a_session_from_before_the_app_cannot_take_it_away():
    """Somebody who knows the password may have signed in before its owner set a second factor up."""
    user = WriterFactory()
    thief = give_password(user)
    with_app(user)

    addresses = [SAFETY, f"{APP}togli/", CODES, f"{CODES}scarica/", "/accesso/password/", "/admin/", "/"]
    answers = [thief.get(address) for address in addresses] + [thief.post(f"{APP}togli/")]
    thief.post(CONFIRM, {"password": "una parola lunga"})

    assert all(answer.url.startswith(f"{CONFIRM}codice/?next=") for answer in answers)
    assert thief.get("/admin/").status_code == 302
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_whoever_takes_the_last_factor_away_sets_another_up_at_once(committed):
    user = with_app()
    client = come_in(user)

    with committed():
        answer = client.post(f"{APP}togli/")

    assert answer.url == SAFETY
    assert not Authenticator.objects.filter(user=user).exists()
    assert client.get("/admin/").url == SAFETY


def test_a_change_some_time_after_the_sign_in_asks_for_a_confirmation(settings):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    client = come_in(with_app())

    answer = client.get(f"{APP}togli/")

    assert answer.url.startswith(f"{CONFIRM}?next=")


def test_secrets_lie_sealed_in_the_database():
    user = with_app()

    stored = str(list(Authenticator.objects.filter(user=user).values_list("data", flat=True)))

    assert SECRET not in stored
    assert not any(code in stored for code in recovery_codes_of(user))


def test_another_secret_key_shuts_out_and_is_no_error(settings):
    user = with_app()
    settings.SECRET_KEY = "un'altra chiave"

    answer = give_password(user).post(SECOND_STEP, {"code": code_of()})

    assert (answer.status_code, "Il codice non è corretto" in answer.text) == (200, True)


def test_the_former_secret_key_still_opens(settings):
    sealed = sealing.seal("parola")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "un'altra chiave"

    assert sealing.unseal(sealed) == "parola"


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]"])
def test_where_passkeys_cannot_work_the_page_says_so(host, settings):
    client = Client(headers={"host": f"{host}:8000"})
    give_password(WriterFactory(), client=client)

    choice, adding, door = (
        client.get(SAFETY),
        client.get(f"{SAFETY}passkey/aggiungi/"),
        Client().get(DOOR, headers={"host": f"{host}:8000"}),
    )

    assert f"http://localhost:8000{SAFETY}" in choice.text
    assert "i browser non accettano passkey" in adding.text
    assert "data-passkey" not in adding.text + door.text


def test_by_its_name_the_site_offers_passkeys():
    client = Client(headers={"host": "localhost:8000"})
    give_password(WriterFactory(), client=client)

    assert 'data-passkey="make"' in client.get(f"{SAFETY}passkey/aggiungi/").text
    assert 'data-passkey="sign-in"' in Client().get(DOOR, headers={"host": "localhost:8000"}).text


MADE_UP = ["", "{}", "[]", "1", '{"id": null}', "[" * 50_000, '{"id": "a", "rawId": "a", "response": {}}']


@pytest.mark.parametrize("address", [f"{SAFETY}passkey/aggiungi/", "/accesso/passkey/"])
@pytest.mark.parametrize("credential", MADE_UP, ids=range(len(MADE_UP)))
def test_made_up_passkeys_are_refused(address, credential):
    client = Client(headers={"host": "localhost"})
    if address.startswith(SAFETY):
        give_password(WriterFactory(), client=client)
    client.get(address)

    answer = client.post(address, {"name": "x", "credential": credential})

    assert answer.status_code in {200, 302}
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("credential", MADE_UP, ids=range(len(MADE_UP)))
def test_a_made_up_passkey_is_no_second_step(credential):
    client = give_password(with_app())

    answer = client.post(SECOND_STEP, {"credential": credential})

    assert answer.status_code == 200
    assert SESSION_KEY not in client.session


def test_a_view_of_staff_costs_no_query_for_the_second_factor():
    client = come_in(with_app())
    client.get("/admin/login/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/login/")

    assert not [query for query in queries if "mfa_authenticator" in query["sql"]]
