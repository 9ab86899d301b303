"""What every answer carries, with the settings of production."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.factories import PublisherFactory, signed_in
from tests.factories.staff import PASSWORD
from tests.site.public import NOT_FOUND, PROJECT, PUBLIC

pytestmark = pytest.mark.django_db

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
STAFF_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
EVERYWHERE = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def production(settings):
    """Undoes what the other tests need to speak plain http."""
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


def policies_of(answer):
    return answer.headers["Content-Security-Policy"], answer.headers["X-Frame-Options"]


@pytest.mark.parametrize("address", [*PUBLIC, *NOT_FOUND, "/admin/login/"])
def test_every_answer_carries_the_headers_of_safety(production, client, address):
    answer = client.get(address, secure=True)

    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "geolocation=()" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("address", [*PUBLIC, "/non-esiste/"])
def test_visitors_get_the_strict_policy(client, address):
    assert policies_of(client.get(address)) == (PUBLIC_POLICY, "DENY")


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/", "/admin/contacts/office/", "/cms_wizard/create/"])
def test_the_addresses_of_staff_have_their_own_policy(client, address):
    assert policies_of(client.get(address)) == (STAFF_POLICY, "SAMEORIGIN")


@pytest.mark.parametrize("address", ["/", PROJECT, "/admin/", "/non-esiste/"])
def test_who_signed_in_gets_the_policy_of_staff_everywhere(address):
    answer = signed_in(PublisherFactory()).get(address)

    assert policies_of(answer) == (STAFF_POLICY, "SAMEORIGIN")


def test_a_made_up_session_does_not_change_the_policy(client):
    client.cookies["sessionid"] = "inventata"

    assert policies_of(client.get(PROJECT)) == (PUBLIC_POLICY, "DENY")


@pytest.fixture
def upload(settings, tmp_path):
    """The address of an uploaded file."""
    settings.MEDIA_ROOT = tmp_path
    name = default_storage.save("disegno.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>"))
    (tmp_path / name).chmod(0o644)
    return f"/media/{name}"


@pytest.mark.parametrize("is_staff", [False, True], ids=["visitor", "staff"])
def test_an_uploaded_file_is_shown_and_never_run(client, is_staff, upload):
    browser = signed_in(PublisherFactory()) if is_staff else client

    answer = browser.get(upload)

    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", f"{PROJECT}?a=1", "/admin/login/"])
def test_plain_http_leads_to_https(production, client, address):
    answer = client.get(address)

    assert (answer.status_code, answer.url) == (301, f"https://testserver{address}")


def test_behind_the_proxy_https_is_seen(production, client):
    assert client.get("/", headers={"x-forwarded-proto": "https"}).status_code == 200
    assert client.get("/", headers={"x-forwarded-proto": "http"}, secure=True).status_code == 301


def test_the_cookies_of_staff_travel_over_https_only(production, client):
    user = PublisherFactory()
    client.get("/admin/login/", secure=True)

    client.post("/admin/login/", {"username": user.username, "password": PASSWORD}, secure=True)

    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")


def test_an_unknown_host_is_refused(client):
    assert client.get("/", headers={"host": "altrove.example"}).status_code == 400
