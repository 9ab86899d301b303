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
    "script that begins as a GIF": (
        "foto.jpg",
        lambda: b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)//",
        "non è un’immagine",
    ),
    "TIFF of billions of pixels": ("foto.jpg", lambda: images.tiff_claiming(60_000, 60_000), "non è un’immagine"),
    "WebP of 16,384 by 16,384 pixels": ("foto.webp", lambda: images.webp_claiming(16_384, 16_384), "pixel"),
    "AVIF that claims more pixels than it has": ("foto.avif", lambda: images.avif_claiming(40_000, 40_000), ""),
    "PNG whose words swell": ("foto.png", lambda: images.png_with(b"zTXt", b"a\0\0", images.swelling()), ""),
    "web page by two names": ("foto.jpg.html", lambda: images.photo(), "è un file HTML"),
    "program of a web server": ("foto.PhP", lambda: images.photo(), "PHP"),
    "rules of a web server": (".htaccess", lambda: b"AddType text/html .jpg", "è un file HTACCESS"),
    "archive": ("foto.zip", lambda: b"PK\x03\x04" + bytes(100), "è un file ZIP"),
    "drawing of a billion laughs": ("disegno.svg", images.laughing, "SVG semplice"),
    "drawing that reads files": (
        "disegno.svg",
        lambda: b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + images.drawing("<text>&a;</text>"),
        "SVG semplice",
    ),
    "drawing whose link changes": (
        "disegno.svg",
        lambda: images.drawing('<a href="#a"><animate attributeName="href" to="java&#10;script:alert(1)"/></a>'),
        "comandi per il browser",
    ),
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


SMUGGLED = {
    "PNG with a swelling profile": ("foto.png", lambda: images.png_with(b"iCCP", b"a\0\0", images.swelling())),
    "PNG with a swelling stream of pixels": ("foto.png", lambda: images.png_with(b"IDAT", b"", images.swelling())),
    "JPEG with a made-up profile": ("foto.jpg", lambda: images.encoded(images.picture(), icc_profile=b"\xff" * 60_000)),
    "JPEG with a page in its comment": ("foto.jpg", lambda: images.encoded(images.picture(), comment=images.PAGE)),
    "JPEG with an archive behind it": ("foto.jpg", lambda: images.photo() + b"PK\x05\x06" + bytes(18)),
    "PNG with a page in front of its pixels": ("foto.png", lambda: images.png_with(b"tEXt", b"a\0", images.PAGE)),
    "PNG with a page behind it": ("foto.png", lambda: images.encoded(images.picture(), "PNG") + images.PAGE),
}


@pytest.mark.parametrize(("name", "made"), SMUGGLED.values(), ids=SMUGGLED)
def test_what_is_smuggled_in_a_picture_does_not_arrive(upload, name, made):
    data, started = made(), time.process_time()

    problem = upload(name, data)

    assert time.process_time() - started < 6
    for image in Image.objects.all():
        kept = image.file.read()
        assert problem is None
        assert len(kept) < 5_000
        assert b"script" not in kept
        assert b"PK" not in kept


STRANGE_DRAWINGS = [
    '<?xml-stylesheet href="https://altrove.example/a.css"?>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<a href="&#106;avascript:alert(1)"><path d="M0 0"/></a>',
    '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="java&#10;script:alert(1)"><path d="M0 0"/></a>',
    '<use href="//altrove.example/a.svg#b"/>',
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;"/></foreignObject>',
    '<path d="M0 0" style="background:url(//altrove.example/a)" filter="url(//altrove.example/a#b)"/>',
    '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    '<script xmlns="http://www.w3.org/2000/svg"><![CDATA[alert(1)]]></script>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    '<image href="file:///etc/passwd"/><feImage href="https://altrove.example/a"/>',
    '<g xml:base="https://altrove.example/"><use href="#a"/></g>',
]


@pytest.mark.parametrize("inside", STRANGE_DRAWINGS, ids=range(len(STRANGE_DRAWINGS)))
def test_of_a_strange_drawing_nothing_runs_and_nothing_is_fetched(upload, inside):
    upload("disegno.svg", images.drawing(inside))

    for drawing in Image.objects.all():
        kept = drawing.file.read().decode().lower()
        for wicked in ("altrove", "script", "iframe", "file:", "xml-stylesheet", "include", "root:"):
            assert wicked not in kept


def test_the_encoding_of_a_drawing_hides_nothing(upload):
    wicked = images.drawing('<script>alert(1)</script><path d="M0 0" onclick="alert(1)"/>').decode()

    assert upload("disegno.svg", wicked.encode("utf-16")) is None

    kept = Image.objects.get().file.read().decode()
    assert "<path" in kept
    assert "alert" not in kept


def test_a_document_does_not_take_the_place_of_an_image(replace):
    assert "carica «delibera.pdf» come file nuovo" in replace("delibera.pdf", b"%PDF-1.7 ...")
