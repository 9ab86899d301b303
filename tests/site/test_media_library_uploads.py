"""How files get into the library: how much is taken, what is said of the rest, what double sending does."""

import io
import tempfile
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from filer.models import File, Folder

from cremona_site.media_library import upload_limits
from cremona_site.uploads import MAX_BYTES
from tests.factories import documents, filled_form, images

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]

ONE_FILE = reverse("admin:filer-ajax_upload")
FORM = reverse("admin:media_library_upload")


class Zeros(io.RawIOBase):
    """A file as large as one likes that exists nowhere."""

    def __init__(self, size, name):
        self.left, self.name = size, name

    def read(self, size=-1):
        size = self.left if size < 0 else min(size, self.left)
        self.left -= size
        return bytes(size)


def multipart(name, size):
    """A request body of one file, made while it is read; returns it with its length and content type."""
    head = f'--limit\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    tail = b"\r\n--limit--\r\n"
    parts = [io.BytesIO(head), Zeros(size, name), io.BytesIO(tail)]

    class Body(io.RawIOBase):
        def read(self, size=-1):
            while parts:
                if data := parts[0].read(65536 if size < 0 else size):
                    return data
                parts.pop(0)
            return b""

    return Body(), len(head) + size + len(tail), "multipart/form-data; boundary=limit"


def send_heavy(browser, size, name="filmato.jpg"):
    body, length, content_type = multipart(name, size)
    request = {"wsgi.input": body, "CONTENT_LENGTH": str(length), "CONTENT_TYPE": content_type}
    return browser.generic("POST", ONE_FILE, **request)


def test_two_hundred_megabytes_are_refused_without_filling_memory_or_disk(writer, monkeypatch, tmp_path, measured):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    largest = 0

    def weigh(raw, start, take=upload_limits.UploadLimits.receive_data_chunk):
        nonlocal largest
        largest = max(largest, sum(path.stat().st_size for path in tmp_path.rglob("*")))
        return take(*raw, start)

    monkeypatch.setattr(
        upload_limits.UploadLimits, "receive_data_chunk", lambda self, raw, start: weigh((self, raw), start)
    )
    tracemalloc.start()

    answer = send_heavy(writer, 200 * 1024**2)

    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    measured.append(f"200 MB refused: {peak / 1024**2:.1f} MB of memory, {largest / 1024**2:.1f} MB on disk")
    assert answer.status_code == 400
    assert "«filmato.jpg» pesa più di 20,0" in answer.json()["error"]
    assert peak < 8 * 1024**2
    assert largest <= MAX_BYTES
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_could_mean_is_not_even_read(writer):
    assert send_heavy(writer, 2 * 1024**3).status_code == 400
    assert not File.objects.exists()


def test_files_of_strangers_are_not_kept(client, monkeypatch):
    kept = []
    monkeypatch.setattr(upload_limits.UploadLimits, "receive_data_chunk", lambda *args: kept.append(args))

    client.post("/", {"file": SimpleUploadedFile("foto.jpg", images.photo())})

    assert kept == []


def test_a_file_just_light_enough_is_taken(writer):
    data = documents.pdf() + bytes(MAX_BYTES)
    answer = writer.post(ONE_FILE, {"file": SimpleUploadedFile("atti.pdf", data[:MAX_BYTES])})

    assert answer.status_code == 200
    assert File.objects.get().size == MAX_BYTES


def test_a_replacement_too_heavy_is_refused_beside_its_field(stored, writer):
    image = stored()
    address = reverse("admin:filer_image_change", args=[image.pk])
    heavy = SimpleUploadedFile("enorme.jpg", images.photo() + bytes(MAX_BYTES))

    answer = writer.post(address, filled_form(writer.get(address)) | {"file": heavy, "name": "Scritto ora"})

    assert "«enorme.jpg» pesa più di 20,0" in answer.context["adminform"].form.errors["file"][0]
    assert 'value="Scritto ora"' in answer.text


def test_an_empty_replacement_is_refused_in_words(stored, writer):
    image = stored()
    address = reverse("admin:filer_image_change", args=[image.pk])

    answer = writer.post(address, filled_form(writer.get(address)) | {"file": SimpleUploadedFile("vuoto.jpg", b"")})

    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["file"]


def test_what_is_sent_twice_is_taken_once(writer, committed):
    folder = Folder.objects.create(name="Corteo")
    address = reverse("admin:filer-ajax_upload", args=[folder.pk])
    send = lambda: writer.post(address, {"file": SimpleUploadedFile("foto.jpg", images.photo())})  # noqa: E731

    first, second = committed(send), committed(send)

    assert first.status_code == 200
    assert "c’è già in questa cartella" in second.json()["error"]
    assert File.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [{}, {"file": "parole"}, {"a": SimpleUploadedFile("a.pdf", b"%PDF-"), "b": SimpleUploadedFile("b.pdf", b"%PDF-")}],
)
def test_a_request_without_one_file_is_refused_in_words(writer, sent):
    answer = writer.post(ONE_FILE, sent)

    assert answer.status_code == 400
    assert answer.json()["error"].startswith("Non è arrivato nessun file")


def test_a_body_that_is_no_form_is_refused(writer):
    answer = writer.generic("POST", f"{ONE_FILE}?qqfile=a.pdf", b"%PDF-", "application/octet-stream")

    assert answer.status_code == 400
    assert not File.objects.exists()


def test_an_upload_by_link_is_no_upload(writer):
    assert writer.get(ONE_FILE).status_code == 405


def test_a_folder_that_is_gone_is_named(writer):
    answer = writer.post(
        reverse("admin:filer-ajax_upload", args=[999_999]), {"file": SimpleUploadedFile("a.pdf", b"%PDF-")}
    )

    assert "Questa cartella non c’è più" in answer.json()["error"]


def test_the_plain_form_takes_what_is_right_and_says_what_is_wrong_with_the_rest(writer):
    folder = Folder.objects.create(name="Corteo")
    files = [
        SimpleUploadedFile("foto.jpg", images.photo()),
        SimpleUploadedFile("programma.jpg", b"MZ\x90\0" + bytes(500)),
        SimpleUploadedFile("manifesto.pdf", documents.pdf()),
    ]

    answer = writer.post(FORM, {"folder": folder.pk, "files": files})

    assert {file.original_filename for file in folder.files} == {"foto.jpg", "manifesto.pdf"}
    assert "«programma.jpg» non è un’immagine" in answer.text
    assert "«foto.jpg» è nella libreria" in answer.text
    assert f'<option value="{folder.pk}" selected>' in answer.text


def test_the_plain_form_leads_to_the_folder(writer):
    folder = Folder.objects.create(name="Corteo")

    answer = writer.post(FORM, {"folder": folder.pk, "files": [SimpleUploadedFile("foto.jpg", images.photo())]})

    assert answer.url == reverse("admin:filer-directory_listing", args=[folder.pk])


def test_the_plain_form_without_a_file_asks_for_one(writer):
    assert "Scegli almeno un file" in writer.post(FORM, {"folder": ""}).text


def test_limits_in_words_and_in_scripts_are_those_of_the_code(settings, writer):
    text = writer.get(FORM).text

    assert settings.FILER_UPLOADER_MAX_FILE_SIZE * 1024**2 == MAX_BYTES
    assert f"fino a {MAX_BYTES // 1024**2} MB" in text
    assert f"{upload_limits.MAX_BYTES_OF_A_REQUEST // 1024**2} MB tutti insieme" in text
