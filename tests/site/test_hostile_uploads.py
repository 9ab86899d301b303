"""Files that nobody should upload; most come from `tests.factories.images`, where code makes them."""

import time

import pytest
from filer.models import File, Image
from PIL import Image as Pixels

from tests.factories import images

pytestmark = pytest.mark.django_db

ACCEPTED = "Si caricano immagini JPEG, PNG, WebP e AVIF, disegni SVG e documenti PDF."

HOSTILE = {
    "100 megapixels of one colour": (
        "foto.png",
        lambda: images.encoded(Pixels.new("1", (10_000, 10_000)), "PNG"),
        "pixel",
    ),
    "100 megapixels of a camera": ("foto.jpg", lambda: images.encoded(Pixels.new("L", (10_000, 10_000))), "pixel"),
    "bomb of 400 megapixels": ("foto.png", lambda: images.claiming(20_000, 20_000), "pixel"),
    "bomb of 40 megapixels": ("foto.png", lambda: images.claiming(8_000, 5_000), "pixel"),
    "too long for a WebP": ("foto.png", lambda: images.claiming(20_000, 10), "pixel"),
    "JPEG of endless scans": ("foto.jpg", images.many_scans, "insolito"),
    "program": ("foto.jpg", lambda: b"MZ\x90\0" + bytes(500), "non è un’immagine"),
    "program by name": ("foto.exe", lambda: b"MZ\x90\0" + bytes(500), "è un file EXE"),
    "web page": ("foto.png", lambda: b"<html><script>alert(1)</script></html>", "non è un’immagine"),
    "web page by name": ("pagina.html", lambda: b"<html></html>", "è un file HTML"),
    "file without a kind": ("foto", lambda: images.photo(), "non è un tipo di file"),
    "GIF": ("foto.gif", lambda: images.encoded(images.picture(), "GIF"), "è un file GIF"),
    "GIF in disguise": ("foto.png", lambda: images.encoded(images.picture(), "GIF"), "non è un’immagine"),
    "JPEG in disguise": ("foto.png", lambda: images.photo(), "ha il nome di un PNG ma è un JPEG"),
    "animated WebP": ("foto.webp", lambda: images.animated("WEBP"), "animata"),
    "animated PNG": ("foto.png", lambda: images.animated("PNG"), "animata"),
    "animated AVIF": ("foto.avif", lambda: images.animated("AVIF"), "animata"),
    "half a JPEG": ("foto.jpg", lambda: images.encoded(images.picture(800, 400))[:-2000], "danneggiato"),
    "half a PNG": ("foto.png", lambda: images.encoded(images.picture(800, 400), "PNG")[:-100], "danneggiato"),
    "nothing but a name": ("foto.avif", lambda: b"\0\0\0\x1cftypavif", "danneggiato"),
    "huge drawing": ("disegno.svg", lambda: images.drawing(" " * 1024**2), "1,0"),
    "broken drawing": ("disegno.svg", lambda: images.drawing()[:-5], "SVG semplice"),
    "compressed drawing": ("disegno.svgz", lambda: b"\x1f\x8b\x08\0" + bytes(50), "SVG semplice"),
    "page in place of a drawing": (
        "disegno.svg",
        lambda: b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        "SVG semplice",
    ),
    "drawing of endless depth": (
        "disegno.svg",
        lambda: images.drawing("<g>" * 40_000 + "</g>" * 40_000),
        "SVG semplice",
    ),
    "drawing that swells": (
        "disegno.svg",
        lambda: images.drawing("<g>" * 90 + "<g/>" * 90_000 + "</g>" * 90),
        "complicato",
    ),
    "drawing with entities": (
        "disegno.svg",
        lambda: b'<!DOCTYPE svg [<!ENTITY a "b">]>' + images.drawing("&a;"),
        "SVG semplice",
    ),
    "drawing without measures": ("disegno.svg", lambda: images.drawing(attributes=""), "quanto è grande"),
    "program in place of a document": ("delibera.pdf", lambda: b"MZ\x90\0" + bytes(500), "non è un PDF"),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("name", "made", "why"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_words_that_help(upload, name, made, why):
    data = made()
    started = time.process_time()

    problem = upload(name, data)

    assert why in problem
    assert problem.endswith(ACCEPTED)
    assert time.process_time() - started < 6  # seconds; the machine may be busy with other tests
    assert not File.objects.exists()


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("case", ["bomb of 400 megapixels", "program", "program by name", "drawing of endless depth"])
def test_a_hostile_file_does_not_take_the_place_of_an_image(replace, case):
    name, made, why = HOSTILE[case]

    problem = replace(name, made())

    assert why in problem
    assert (Image.objects.get().width, Image.objects.get().mime_type) == (64, "image/jpeg")


def test_a_document_does_not_take_the_place_of_an_image(replace):
    assert "carica «delibera.pdf» come file nuovo" in replace("delibera.pdf", b"%PDF-1.7 ...")
