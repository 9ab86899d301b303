"""What staff may upload, through each door of the library; hostile files come from `tests.factories.images`."""

import io
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from filer.models import File, Image
from PIL import Image as Pixels

from cremona_site import uploads
from tests.factories import WriterFactory, filled_form, images, signed_in

pytestmark = pytest.mark.django_db

ACCEPTED = "Si caricano immagini JPEG, PNG, WebP e AVIF, disegni SVG e documenti PDF."
FORMATS = [("foto.jpg", "JPEG"), ("foto.png", "PNG"), ("foto.webp", "WEBP"), ("foto.avif", "AVIF")]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def writer():
    return WriterFactory()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def upload(writer, committed):
    """Uploads a file as the page of the library does; returns what is wrong with it, if anything."""

    def uploaded(name, data):
        with committed():
            answer = signed_in(writer).post(
                reverse("admin:filer-ajax_upload"), {"file": SimpleUploadedFile(name, data)}
            )
        assert answer.status_code in {200, 400}
        return answer.json().get("error")

    return uploaded


@pytest.fixture
def replace(writer, committed):
    """Replaces the file of an image in its form; returns what is wrong with it, if anything."""

    def replaced(name, data):
        image = images.stored_image(owner=writer)
        browser = signed_in(writer)
        address = reverse("admin:filer_image_change", args=[image.pk])
        typed = filled_form(browser.get(address)) | {"file": SimpleUploadedFile(name, data)}
        with committed():
            answer = browser.post(address, typed)
        return None if answer.status_code == 302 else " ".join(answer.context["adminform"].form.non_field_errors())

    return replaced


@pytest.fixture(params=["upload", "replace"])
def send(request):
    """Each of the two doors."""
    return request.getfixturevalue(request.param)


def newest():
    return File.objects.order_by("-modified_at").first()


def pixels_of(file):
    with file.file.open() as stored:
        image = Pixels.open(io.BytesIO(stored.read()))
    image.load()
    return image


def content_of(file):
    with file.file.open() as stored:
        return stored.read()


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_a_photo_keeps_how_it_lies_and_loses_where_it_was_taken(send, name, kind):
    data = images.photo(kind)
    assert Pixels.open(io.BytesIO(data)).getexif().get_ifd(0x8825)

    assert send(name, data) is None

    photo = pixels_of(newest())
    assert photo.size == (32, 64)
    assert photo.getpixel((31, 0))[0] < 60 < 150 < photo.getpixel((0, 0))[0]  # the dark quarter is now at the right
    assert not photo.getexif()
    assert images.SECRET not in content_of(newest())
    assert not {"exif", "xmp", "comment", "icc_profile"} & set(photo.info)


def test_a_photo_is_described_as_it_was_stored(upload):
    upload("foto.jpg", images.photo())

    photo = Image.objects.get()
    assert (photo.width, photo.height, photo.size) == (32, 64, len(content_of(photo)))


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_colours_stay_as_their_profile_meant_them(upload, name, kind):
    red = images.picture(colour=(250, 0, 0))

    upload(name, images.encoded(red, kind, icc_profile=images.swapped_colours()))

    shown = pixels_of(newest()).getpixel((60, 28))
    assert shown[1] > 230 > 40 > shown[0]


@pytest.mark.parametrize(("name", "kind"), FORMATS[1:])
def test_what_is_transparent_stays_so(upload, name, kind):
    upload(name, images.encoded(images.picture(colour=(200, 0, 0, 255), mode="RGBA"), kind))

    drawn = pixels_of(newest())
    assert (drawn.getpixel((0, 0))[3], drawn.getpixel((60, 28))[3]) == (0, 255)


def test_a_transparent_palette_stays_transparent(upload):
    palette = images.picture().convert("P")

    upload("foto.png", images.encoded(palette, "PNG", transparency=palette.getpixel((0, 0))))

    drawn = pixels_of(newest())
    assert (drawn.getpixel((0, 0))[3], drawn.getpixel((60, 28))[3]) == (0, 255)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_photos_in_grey_and_for_print_are_taken(upload, mode):
    assert upload("foto.jpg", images.encoded(images.picture().convert(mode))) is None


def test_grey_of_sixteen_bits_does_not_turn_white(upload):
    upload("foto.png", images.encoded(Pixels.new("I;16", (8, 8), 40_000), "PNG"))

    assert pixels_of(newest()).getpixel((0, 0)) == 156


def test_a_photo_of_a_phone_may_hold_a_smaller_copy_of_itself(upload):
    data = images.encoded(images.picture(), "MPO", save_all=True, append_images=[images.picture(width=32, height=16)])

    assert upload("foto.jpg", data) is None

    assert pixels_of(newest()).format == "JPEG"


def test_a_large_file_arrives_whole(upload):
    noise = Pixels.effect_noise((2400, 1600), 90).convert("RGB")
    data = images.encoded(noise, quality=95)
    assert len(data) > 2_621_440  # from here Django keeps an upload in a file

    assert upload("foto.jpg", data) is None

    assert pixels_of(newest()).size == (2400, 1600)


def test_the_largest_photo_of_a_phone_is_stored_at_half_its_size(upload):
    assert upload("foto.jpg", images.encoded(Pixels.new("RGB", (8160, 6120)))) is None

    assert pixels_of(newest()).size == (4080, 3060)


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
    "more than 20 MB": ("foto.jpg", lambda: images.photo() + bytes(20 * 1024**2), "20,0"),
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
    assert time.process_time() - started < 3
    assert not File.objects.exists()


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("case", ["bomb of 400 megapixels", "program", "program by name", "drawing of endless depth"])
def test_a_hostile_file_does_not_take_the_place_of_an_image(replace, case):
    name, made, why = HOSTILE[case]

    problem = replace(name, made())

    assert why in problem
    assert pixels_of(Image.objects.get()).size == (64, 32)


def test_a_document_does_not_take_the_place_of_an_image(replace):
    assert "carica «delibera.pdf» come file nuovo" in replace("delibera.pdf", b"%PDF-1.7 ...")


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_what_hides_behind_the_last_pixel_does_not_survive(send, name, kind):
    data = images.encoded(images.picture(), kind) + b"<script>alert(1)</script>PK\x03\x04"

    assert send(name, data) is None

    assert b"script" not in content_of(newest())
    assert pixels_of(newest()).size == (64, 32)


WICKED = """
<script>alert(1)</script><g onclick="alert(1)"><a href="javascript:alert(1)"><path d="M0 0"/></a></g>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://altrove.example/"/></body></foreignObject>
<image href="https://altrove.example/spia.png"/><use href="https://altrove.example/a.svg#b"/>
<image href="data:image/svg+xml;base64,PHN2Zy8+"/><set attributeName="onload" to="alert(1)"/>
<style>@import "https://altrove.example/a.css"; path { fill: url(https://altrove.example/b.svg#c) }</style>
"""


def test_of_a_drawing_only_what_draws_survives(send):
    assert send("disegno.svg", images.drawing(WICKED, 'viewBox="0 0 40 20" onload="alert(1)"')) is None

    drawing = newest()
    kept = content_of(drawing).decode()
    assert "<path" in kept
    assert "<rect" in kept
    for wicked in ("script", "onclick", "onload", "foreignObject", "iframe", "altrove.example", "data:", "@import"):
        assert wicked not in kept
    assert (drawing.mime_type, drawing.width, drawing.height) == ("image/svg+xml", 40, 20)


def test_a_document_is_taken_as_it_is(upload):
    assert upload("delibera.pdf", b"%PDF-1.7 delibera") is None

    assert content_of(newest()) == b"%PDF-1.7 delibera"


def test_a_progressive_photo_is_taken(upload):
    assert upload("foto.jpg", images.encoded(images.picture(800, 400), progressive=True)) is None


def test_the_limits_leave_room_for_what_cameras_make():
    assert uploads.MAX_PIXELS >= 6000 * 4000
    assert uploads.MAX_PIXELS_OF_A_PHOTO >= 8160 * 6120
