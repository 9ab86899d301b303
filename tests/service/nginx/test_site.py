"""The real site behind nginx: pages, files from the disk, what stands when the application is away."""

import gzip
from pathlib import Path

import brotli
import pytest
from django.conf import settings

from cremona_site.middleware import MEDIA_POLICY, PDF_POLICY, PUBLIC_POLICY
from tests.service.nginx.front import NAME

pytestmark = pytest.mark.front_end
OF_SECURITY = [
    "Strict-Transport-Security",
    "Content-Security-Policy",
    "Permissions-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
]
FILES = {
    "foto.jpg": b"\xff\xd8\xff",
    "disegno.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "bando.pdf": b"%PDF-1.4",
    "BANDO.PDF": b"%PDF-1.4",
    "pagina.html": b"<script>alert(1)</script>",
    "pagina.xhtml": b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
    "0123456789abcdef-012345-480x320.webp": b"RIFF",
}


@pytest.fixture(scope="module", autouse=True)
def uploads(loaded):
    folder = loaded / "media" / "filer_public"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)


@pytest.fixture
def alone(new_front):
    """Somebody who visits an nginx whose gunicorn is away."""
    return new_front([1])


def hashed(pattern):
    """The address of a static file with a digest in its name."""
    return f"/static/{next(Path(settings.STATIC_ROOT).glob(pattern)).name}"


def test_plain_http_leads_to_https(site):
    answer = site.ask_plainly("/servizi/?q=usura-e-pizzo")

    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{NAME}/servizi/?q=usura-e-pizzo"


def test_what_the_certificate_authority_asks_for_is_answered_without_tls(site):
    folder = site.front.folder / "acme" / ".well-known" / "acme-challenge"
    folder.mkdir(parents=True)
    (folder / "gettone").write_text("gettone.impronta")

    assert site.ask_plainly("/.well-known/acme-challenge/gettone").text == "gettone.impronta"


def test_a_page_arrives_with_its_headers(site):
    answer = site.ask("/")

    assert answer.status == 200
    assert "La voce che rompe il silenzio" in answer.text
    assert answer.headers.get_all("Strict-Transport-Security") == ["max-age=63072000; includeSubDomains; preload"]
    assert answer.headers.get_all("Content-Security-Policy") == [PUBLIC_POLICY]
    assert answer.headers.get_all("Server") == ["nginx"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "path", ["site.????????????.css", "site.????????????.js", "sprite.????????????.svg", "favicon.svg"]
)
def test_static_files_carry_what_the_application_sends(site, gunicorn, path):
    address = hashed(path)

    by_nginx, by_gunicorn = site.ask(address).headers, gunicorn.ask(address).headers

    assert [by_nginx[name] for name in OF_SECURITY] == [by_gunicorn[name] for name in OF_SECURITY]
    assert by_nginx["Content-Type"] == by_gunicorn["Content-Type"].replace('"', "")


def test_static_files_are_kept_for_ever_only_where_their_name_has_a_digest(alone):
    assert "immutable" in alone.ask(hashed("site.????????????.css")).headers["Cache-Control"]
    assert alone.ask("/static/site.css").headers["Cache-Control"] == "public, max-age=3600"


def test_static_files_come_compressed_without_the_application(alone):
    plain = alone.ask("/static/site.css")

    small = alone.ask("/static/site.css", headers={"Accept-Encoding": "gzip, br"})

    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["foto.jpg", "disegno.svg", "bando.pdf", "BANDO.PDF", "pagina.html"])
def test_uploads_carry_what_the_application_sends(site, gunicorn, name):
    address = f"/media/filer_public/{name}"

    by_nginx, by_gunicorn = site.ask(address).headers, gunicorn.ask(address).headers

    assert [by_nginx[header] for header in OF_SECURITY] == [by_gunicorn[header] for header in OF_SECURITY]
    assert by_nginx["X-Frame-Options"] == by_gunicorn["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("name", "content_type", "policy"),
    [
        ("foto.jpg", "image/jpeg", MEDIA_POLICY),
        ("disegno.svg", "image/svg+xml", MEDIA_POLICY),
        ("bando.pdf", "application/pdf", PDF_POLICY),
        ("0123456789abcdef-012345-480x320.webp", "image/webp", MEDIA_POLICY),
        ("pagina.html", "application/octet-stream", MEDIA_POLICY),
        ("pagina.xhtml", "application/octet-stream", MEDIA_POLICY),
    ],
)
def test_uploads_are_shown_and_never_run(alone, name, content_type, policy):
    answer = alone.ask(f"/media/filer_public/{name}")

    assert answer.body == FILES[name]
    assert answer.headers["Content-Type"] == content_type
    assert answer.headers["Content-Security-Policy"] == policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_of_uploads_only_variants_are_kept_for_ever(alone):
    variant = alone.ask("/media/filer_public/0123456789abcdef-012345-480x320.webp")
    original = alone.ask("/media/filer_public/foto.jpg")

    assert "immutable" in variant.headers["Cache-Control"]
    assert original.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/static/niente.css", "/media/niente.pdf", "/media/", "/media/filer_public/"])
def test_a_file_that_is_not_there_has_a_page_that_says_so(alone, path):
    answer = alone.ask(path)

    assert answer.status == 404
    assert "Questo file non c’è" in answer.text


@pytest.mark.parametrize("path", ["/", "/servizi/", "/admin/", "/accesso/", "/valutazione/"])
def test_without_the_application_a_page_says_to_come_back_and_whom_to_call(alone, path):
    answer = alone.ask(path)

    assert answer.status == 503
    assert answer.headers["Retry-After"] == "60"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Il sito ora non risponde" in answer.text
    assert 'href="tel:112"' in answer.text
    assert "0372 407006" in answer.text


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/server-pages/503.html"])
def test_what_is_not_for_visitors_is_not_there(site, path):
    assert site.ask(path).status == 404


def test_nginx_holds_the_pages_of_the_real_site_and_leaves_the_rest_to_it(site, gunicorn):
    before = gunicorn.log.read_text().count('"GET /novita/" 200')

    answers = [site.ask("/novita/") for _time in range(10)]

    assert {answer.status for answer in answers} == {200}
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-cache"}
    assert "X-Accel-Expires" not in answers[0].headers
    assert gunicorn.log.read_text().count('"GET /novita/" 200') - before <= 2  # its seconds may end meanwhile


def test_a_page_in_each_encoding_comes_through_as_it_was_compressed(site):
    answers = {wish: site.ask("/servizi/", headers={"Accept-Encoding": wish}) for wish in ("br", "gzip", "identity")}

    assert [answers[wish].headers["Content-Encoding"] for wish in ("br", "gzip", "identity")] == ["br", "gzip", None]
    assert gzip.decompress(answers["gzip"].body) == brotli.decompress(answers["br"].body) == answers["identity"].body
    assert len({answer.headers["ETag"] for answer in answers.values()}) == 3


def test_a_reader_who_has_the_page_hears_that_nothing_changed(site):
    etag = site.ask("/servizi/", headers={"Accept-Encoding": "br"}).headers["ETag"]

    again = site.ask("/servizi/", headers={"Accept-Encoding": "br", "If-None-Match": etag})

    assert (again.status, again.body) == (304, b"")
