"""The sizes in which visitors get a picture: how many, what they carry, how they are served."""

import io
import re

import pytest
from PIL import Image as Pixels

from cremona_site import pictures
from tests.factories import images

pytestmark = pytest.mark.django_db

MODERN = {(width, ending) for width in (480, 960, 1440) for ending in ("avif", "webp")}


def sizes_of(image):
    return {(variant.width, variant.ending) for variant in pictures.variants_of(image)}


def opened(image, variant):
    with image.file.storage.open(variant.name) as file:
        return Pixels.open(io.BytesIO(file.read()))


@pytest.mark.parametrize(
    ("kind", "name", "mode", "fallback"),
    [
        ("JPEG", "foto.jpg", "RGB", "jpg"),
        ("PNG", "foto.png", "RGB", "png"),
        ("WEBP", "foto.webp", "RGB", "jpg"),
        ("AVIF", "foto.avif", "RGB", "jpg"),
        ("WEBP", "foto.webp", "RGBA", "png"),
        ("PNG", "foto.png", "RGBA", "png"),
        ("JPEG", "foto.jpg", "L", "jpg"),
    ],
)
def test_a_stored_picture_comes_in_three_widths_and_in_formats_old_and_new(stored, kind, name, mode, fallback):
    colour = {"L": 120, "RGB": (200, 60, 20), "RGBA": (200, 60, 20, 255)}[mode]

    image = stored(images.encoded(images.picture(2000, 1000, colour, mode), kind), name)

    assert sizes_of(image) == {*MODERN, (960, fallback)}
    for variant in pictures.variants_of(image):
        file = opened(image, variant)
        assert file.size == (variant.width, variant.height) == (variant.width, variant.width // 2)
        assert file.get_format_mimetype() == variant.content_type
        assert file.has_transparency_data == (mode == "RGBA")


@pytest.mark.parametrize(("width", "widths"), [(1200, {480, 960, 1200}), (600, {480, 600}), (300, {300}), (1, {1})])
def test_no_picture_is_made_wider_than_it_is(stored, width, widths):
    image = stored(images.encoded(Pixels.new("RGB", (width, 50))))

    assert {variant.width for variant in pictures.variants_of(image)} == widths


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_that_no_validator_saw_shows_upright_and_without_metadata(stored, kind):
    image = stored(images.photo(kind, width=640, height=320), f"foto.{kind.lower()}")

    variants = pictures.variants_of(image)
    assert len(variants) == 3
    for variant in variants:
        file = opened(image, variant)
        assert file.size == (320, 640)
        assert file.convert("L").getpixel((300, 10)) < 20 < file.convert("L").getpixel((10, 10))
        assert not file.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile"} & set(file.info)


def test_a_name_stands_for_the_same_bytes_for_ever(stored):
    image = stored()
    (name,) = {variant.name for variant in pictures.variants_of(image) if variant.ending == "avif"}

    assert re.fullmatch(rf".*/{image.sha1[:16]}-{pictures.RECIPE}-64x32\.avif", name)
    assert pictures.is_variant(name)
    assert not pictures.is_variant(image.file.name)


def test_a_drawing_needs_no_sizes(stored):
    assert pictures.variants_of(stored(images.drawing(), "disegno.svg")) == []


def test_a_variant_is_served_for_a_year_and_as_what_it_is(client, stored):
    image = stored()

    answers = {
        variant.ending: client.get(image.file.storage.url(variant.name)) for variant in pictures.variants_of(image)
    }

    assert {ending: answer.headers["Content-Type"] for ending, answer in answers.items()} == {
        "avif": "image/avif",
        "webp": "image/webp",
        "jpg": "image/jpeg",
    }
    for answer in answers.values():
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert not answer.cookies


def test_an_original_may_change_at_its_address(client, stored):
    assert "immutable" not in client.get(stored().url).headers.get("Cache-Control", "")


def test_a_script_in_a_drawing_opened_by_itself_does_not_run(client, stored):
    image = stored(images.drawing("<script>alert(1)</script>"), "disegno.svg")

    answer = client.get(image.url)

    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert {"default-src 'none'", "sandbox"} <= set(answer.headers["Content-Security-Policy"].split("; "))
    assert "script-src" not in answer.headers["Content-Security-Policy"]
