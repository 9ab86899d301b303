"""The sizes in which visitors get a picture: when they are made, what they carry, when they go."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from filer.models import Image
from PIL import Image as Pixels

from cremona_site import pictures, urls
from tests.factories import PublisherFactory, images, signed_in

pytestmark = pytest.mark.django_db

MODERN = {(width, ending) for width in (480, 960, 1440) for ending in ("avif", "webp")}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs a change, and what waits for its commit."""

    def run(change, *args, **named):
        with django_capture_on_commit_callbacks(execute=True):
            return change(*args, **named)

    return run


@pytest.fixture
def stored(committed):
    return lambda *args, **named: refreshed(committed(images.stored_image, *args, **named))


def refreshed(image):
    return Image.objects.get(pk=image.pk)


def sizes_of(image):
    return {(variant.width, variant.ending) for variant in pictures.variants_of(image)}


def names_in(media):
    return {path.name for path in media.glob("filer_public/**/*") if path.is_file()}


def opened(image, variant):
    with image.file.storage.open(variant.name) as file:
        return Pixels.open(io.BytesIO(file.read()))


def replace(image, data, name="altra.jpg"):
    image.file = ContentFile(data, name)
    image.save()


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


def test_a_drawing_needs_no_sizes(stored, media):
    stored(images.drawing(), "disegno.svg")

    assert names_in(media) == {"disegno.svg"}


def test_a_replaced_picture_leaves_nothing_behind(stored, committed, media):
    image = stored()
    before = names_in(media)

    committed(replace, image, images.encoded(images.picture(100, 50)))

    image = refreshed(image)
    assert sizes_of(image) == {(100, "avif"), (100, "webp"), (100, "jpg")}
    assert len(names_in(media)) == 4
    assert not before & names_in(media)


def test_a_deleted_picture_leaves_nothing_behind(stored, committed, media):
    image = stored()
    assert len(names_in(media)) == 4

    committed(image.delete)

    assert names_in(media) == set()


def test_a_picture_deleted_with_its_folder_leaves_nothing_behind(stored, committed, media):
    image = stored()
    browser = signed_in(PublisherFactory(is_superuser=True))

    committed(browser.post, reverse("admin:filer_folder_delete", args=[image.folder_id]), {"post": "yes"})

    assert not Image.objects.exists()
    assert names_in(media) == set()


def test_a_copy_in_the_library_keeps_its_sizes_when_the_first_is_deleted(stored, committed):
    image = stored()
    copy = refreshed(image)
    copy.pk = copy.id = None
    copy.file = copy._copy_file(copy.file.name.replace("foto", "copia"))
    committed(copy.save)

    committed(image.delete)

    assert sizes_of(refreshed(copy)) == {(64, "avif"), (64, "webp"), (64, "jpg")}
    assert refreshed(copy).file.exists()


def test_a_picture_resized_in_the_library_is_made_anew(stored, committed, media):
    image = stored(images.encoded(images.picture(800, 400)))
    browser = signed_in(PublisherFactory(is_superuser=True))
    typed = {"action": "resize_images", "post": "yes", "_selected_action": [f"file-{image.pk}"]}

    committed(
        browser.post,
        reverse("admin:filer-directory_listing", args=[image.folder_id]),
        typed | {"width": 200, "height": 100, "action_checkbox": f"file-{image.pk}"},
    )

    assert {width for width, _ending in sizes_of(refreshed(image))} == {200}
    assert len(names_in(media)) == 4


def test_a_new_name_makes_nothing_anew(stored, committed, media):
    image = stored()
    before = {path: path.stat().st_mtime_ns for path in media.glob("filer_public/**/*.*")}

    image.name = "La piazza"
    committed(image.save)

    assert {path: path.stat().st_mtime_ns for path in media.glob("filer_public/**/*.*")} == before


def test_an_upload_stands_even_if_its_sizes_cannot_be_made(stored, media, caplog):
    image = stored(b"no picture at all", "foto.jpg")

    assert pictures.variants_of(image) == []
    assert pictures.shown(image)["src"] == image.url
    assert "cannot identify image file" in caplog.text


def test_a_missing_file_does_not_empty_its_description(stored, committed):
    image = stored()
    sha1 = image.sha1
    image.file.storage.delete(image.file.name)

    image.name = "La piazza"
    committed(image.save)

    assert refreshed(image).sha1 == sha1


def test_the_command_makes_what_is_missing_and_removes_what_another_recipe_made(stored, media, capsys):
    image = stored()
    folder = media / pictures.folder_of(image)
    for variant in pictures.variants_of(image):
        image.file.storage.delete(variant.name)
    (folder / f"{image.sha1[:16]}-0ddba1-64x32.avif").write_bytes(b"old")

    call_command("make_variants")
    call_command("make_variants")

    assert sizes_of(image) == {(64, "avif"), (64, "webp"), (64, "jpg")}
    assert len(names_in(media)) == 4
    assert capsys.readouterr().out == "File fatti: 3.\nFile fatti: 0.\n"


def test_the_command_names_what_it_cannot_read_and_goes_on(stored):
    broken = stored(b"no picture", "rotta.jpg")
    image = stored()
    for variant in pictures.variants_of(image):
        image.file.storage.delete(variant.name)

    with pytest.raises(CommandError, match=f"{broken.pk} \\(rotta.jpg\\)"):
        call_command("make_variants")

    assert sizes_of(image)


@pytest.fixture
def served(monkeypatch, media):
    """Serves the uploads of the test."""
    (serving,) = [pattern for pattern in urls.urlpatterns if "media" in str(pattern.pattern)]
    monkeypatch.setitem(serving.default_args, "document_root", media)


def test_a_variant_is_served_for_a_year_and_as_what_it_is(served, client, stored):
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


def test_an_original_may_change_at_its_address(served, client, stored):
    assert "immutable" not in client.get(stored().url).headers.get("Cache-Control", "")


def test_a_script_in_a_drawing_opened_by_itself_does_not_run(served, client, stored):
    image = stored(images.drawing("<script>alert(1)</script>"), "disegno.svg")

    answer = client.get(image.url)

    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert {"default-src 'none'", "sandbox"} <= set(answer.headers["Content-Security-Policy"].split("; "))
    assert "script-src" not in answer.headers["Content-Security-Policy"]
