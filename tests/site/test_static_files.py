"""Static files bear their hash, are kept by browsers for ever, and travel compressed; nothing comes from elsewhere."""

import gzip
import re

import brotli
import pytest
from django.conf import settings
from django.templatetags.static import static

from tests.site.public import PUBLIC

pytestmark = pytest.mark.django_db

FOREVER = "max-age=315360000, public, immutable"


def body_of(answer):
    return b"".join(answer.streaming_content)


def source_of(name):
    return (settings.STATICFILES_DIRS[0] / name).read_bytes()


def loaded_by(page):
    """What a browser fetches by itself for a page: style sheets, scripts, pictures, fonts."""
    tags = re.findall(r"<(?:script|link|img|use|source|iframe)\b(?! rel=\"(?:canonical|alternate)\")[^>]*>", page.text)
    return {address for tag in tags for address in re.findall(r'(?:src|href|srcset)="([^"#]+)', tag)}


@pytest.mark.parametrize("name", ["site.css", "site.js", "sprite.svg", "favicon.svg"])
@pytest.mark.parametrize(
    ("accepts", "encoding", "unpack"),
    [("br, gzip", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
    ids=["brotli", "gzip", "plain"],
)
def test_a_file_is_served_hashed_compressed_and_for_ever(client, name, accepts, encoding, unpack):
    address = static(name)

    answer = client.get(address, headers={"accept-encoding": accepts})

    assert re.fullmatch(rf"/static/{name.replace('.', r'.[0-9a-f]{12}.')}", address)
    assert answer.headers["Cache-Control"] == FOREVER
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert len(unpack(body_of(answer))) >= len(source_of(name)) > 0


def test_a_font_is_served_for_ever(client):
    assert client.get(static("fonts/titillium-400.woff2")).headers["Cache-Control"] == FOREVER


def test_a_file_asked_for_without_its_hash_is_not_kept_for_ever(client):
    answer = client.get("/static/site.css")

    assert answer.status_code == 200
    assert "immutable" not in answer.headers["Cache-Control"]


def test_an_unknown_file_is_not_found(client):
    assert client.get("/static/non-esiste.css", follow=True).status_code == 404


@pytest.mark.parametrize("address", PUBLIC)
def test_a_page_loads_only_files_of_its_own_site_and_each_is_there(client, address):
    fetched = loaded_by(client.get(address))

    assert any(name.startswith("/static/site.") for name in fetched)
    assert {name for name in fetched if not name.startswith("/static/")} == set()
    assert {client.get(name).headers["Cache-Control"] for name in fetched} == {FOREVER}


def test_the_icon_is_found_where_browsers_look_for_it(client):
    answer = client.get("/favicon.ico")

    assert answer.url == static("favicon.svg")
