"""What staff may upload, and what is left of it, through both doors of the library."""

import io

import pytest
from filer.models import File, Image
from PIL import Image as Pixels

from cremona_site import uploads
from tests.factories import images

pytestmark = pytest.mark.django_db

FORMATS = [("foto.jpg", "JPEG"), ("foto.png", "PNG"), ("foto.webp", "WEBP"), ("foto.avif", "AVIF")]


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
