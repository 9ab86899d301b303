"""What every answer carries, with the settings of production."""

import re
from base64 import b64encode
from hashlib import sha384

import pytest
from django.templatetags.static import static

from cremona_site import urls
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
MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
EVERYWHERE = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def production(settings):
    """Undoes what the other tests need to speak plain http."""
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


def policies_of(answer):
    return answer.headers["Content-Security-Policy"], answer.headers["X-Frame-Options"]


@pytest.mark.parametrize("address", [*PUBLIC, *NOT_FOUND, "/accesso/"])
def test_every_answer_carries_the_headers_of_safety(production, client, address):
    answer = client.get(address, secure=True)

    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "geolocation=()" in answer.headers["Permissions-Policy"]


def scripts_of(answer):
    """Where each script is and what must be found there: (address, integrity)."""
    tags = re.findall(r"<script\b[^>]*\bsrc=[^>]*>", answer.text)
    return [(re.search(r'src="([^"]+)"', tag)[1], re.search(r'integrity="([^"]+)"', tag)) for tag in tags]


def served(client, address):
    return b"".join(client.get(address).streaming_content)


@pytest.mark.parametrize("address", [*PUBLIC, "/non-esiste/", "/accesso/"])
def test_a_script_that_somebody_changed_on_its_way_does_not_run(client, address):
    scripts = scripts_of(client.get(address))

    assert scripts
    for script, integrity in scripts:
        digest = b64encode(sha384(served(client, script)).digest()).decode()
        assert integrity, script
        assert integrity[1] == f"sha384-{digest}"


def test_while_a_script_is_being_written_nothing_is_compared(client, settings):
    settings.DEBUG = True

    (script, integrity), *_others = scripts_of(client.get("/"))

    assert (script, integrity) == ("/static/site.js", None)


@pytest.mark.parametrize("address", [*PUBLIC, "/non-esiste/"])
def test_visitors_get_the_strict_policy(client, address):
    assert policies_of(client.get(address)) == (PUBLIC_POLICY, "DENY")


@pytest.mark.parametrize("address", ["/accesso/", "/admin/", "/admin/contacts/office/", "/cms_wizard/create/"])
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
def upload(monkeypatch, tmp_path):
    """Puts a file where uploads are served from; returns its address."""
    (serving,) = [pattern for pattern in urls.urlpatterns if "media" in str(pattern.pattern)]
    monkeypatch.setitem(serving.default_args, "document_root", tmp_path)

    def uploaded(name, data):
        (tmp_path / name).write_bytes(data)
        return f"/media/{name}"

    return uploaded


@pytest.mark.parametrize("is_staff", [False, True], ids=["visitor", "staff"])
@pytest.mark.parametrize(
    ("name", "data", "policy"),
    [
        ("disegno.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", f"{MEDIA_POLICY}; sandbox"),
        ("pagina.html", b"<script>alert(1)</script>", f"{MEDIA_POLICY}; sandbox"),
        ("delibera.PDF", b"%PDF-1.7", MEDIA_POLICY),  # a browser's own reader does not open in a sandbox
    ],
)
def test_an_uploaded_file_is_shown_and_never_run(client, upload, is_staff, name, data, policy):
    browser = signed_in(PublisherFactory()) if is_staff else client

    answer = browser.get(upload(name, data))

    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["site.css", "site.js", "fonts/titillium-400.woff2"])
def test_what_is_never_a_document_goes_without_the_policies_of_documents(client, name):
    headers = client.get(static(name)).headers

    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in headers


def test_a_picture_has_the_strict_policy_for_it_can_be_opened_by_itself(client):
    assert client.get(static("sprite.svg")).headers["Content-Security-Policy"] == PUBLIC_POLICY


@pytest.mark.parametrize("address", ["/", f"{PROJECT}?a=1", "/admin/login/"])
def test_plain_http_leads_to_https(production, client, address):
    answer = client.get(address)

    assert (answer.status_code, answer.url) == (301, f"https://testserver{address}")


def test_behind_the_proxy_https_is_seen(production, client):
    assert client.get("/", headers={"x-forwarded-proto": "https"}).status_code == 200
    assert client.get("/", headers={"x-forwarded-proto": "http"}, secure=True).status_code == 301


def test_the_cookies_of_staff_travel_over_https_only(production, client):
    user = PublisherFactory()
    client.get("/accesso/", secure=True)

    client.post("/accesso/", {"login": user.username, "password": PASSWORD}, secure=True)

    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")


def test_an_unknown_host_is_refused(client):
    assert client.get("/", headers={"host": "altrove.example"}).status_code == 400
