"""Names of files that would lead out of their folder, into a server's programs, or to a mistake of who reads them."""

import re

import pytest
from django.urls import reverse
from filer.models import File

from tests.factories import images

pytestmark = pytest.mark.django_db

NAMES = {
    "out of the folder": "../../../../etc/cron.d/foto.jpg",
    "out of it on Windows": r"..\\..\\..\\foto.jpg",
    "out of it in disguise": "%2e%2e%2f%2e%2e%2ffoto.jpg",
    "from the root": "/etc/foto.jpg",
    "with a null": "foto.jpg\0.html",
    "read from right to left": "foto\u202egpj.jpg",
    "unseen letters": "fo\u200bto\ufeff.jpg",
    "endless": "a" * 5_000 + ".jpg",
    "endless in other letters": "ﷺ" * 300 + ".jpg",
    "with two ends": "foto.php.jpg",
    "hidden": ".htaccess.jpg",
    "a device": "CON.jpg",
    "with markup": "<b>zqx</b>&quot;.jpg",
    "with a line break": "foto\r\nSet-Cookie: a=b.jpg",
    "with a stream": "foto.jpg::$DATA.jpg",
    "capitals": "FOTO.JPG",
    "only an end": ".jpg",
    "spaces around": "  foto .jpg",
}


def body(name, data, kind="image/jpeg"):
    head = f'--limit\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
    return head.encode() + data + b"\r\n--limit--\r\n"


@pytest.fixture
def send(media, writer, committed):
    """Uploads a file byte by byte, past the care that Django's client takes of names."""

    def post(*arguments):
        address = reverse("admin:filer-ajax_upload")
        return committed(writer.post, address, body(*arguments), content_type="multipart/form-data; boundary=limit")

    return post


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_whatever_a_file_is_called_it_lies_in_its_folder_under_a_plain_name(send, media, writer, name):
    answer = send(name, images.photo())

    assert answer.status_code in {200, 400}
    files = [path.relative_to(media) for path in media.rglob("*") if path.is_file()]
    assert len(files) >= File.objects.count()
    for path in files:
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9_.-]*", part) for part in path.parts), path
        assert path.suffix in {".jpg", ".png", ".webp", ".avif"}
        assert len(path.name) <= 200
    listing = writer.get(reverse("admin:filer-directory_listing-unfiled_images"), follow=True)
    assert listing.status_code == 200
    assert "<b>zqx" not in listing.content.decode()


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/x-php", "multipart/mixed", "\u00e8"])
def test_what_a_browser_says_of_the_kind_of_a_file_is_not_believed(send, client, media, kind):
    send("foto.jpg", images.photo(), kind)

    file = File.objects.get()
    answer = client.get(file.url)
    assert file.mime_type == answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["../manage.py", "..%2fmanage.py", "%2e%2e/manage.py", "/etc/passwd", "filer_public/"])
def test_uploads_are_not_a_way_to_other_files(client, media, path):
    (media / "filer_public").mkdir()

    assert client.get(f"/media/{path}").status_code in {400, 404}
