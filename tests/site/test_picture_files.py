"""The files made of a picture stay in step with it: replaced, copied, resized, deleted, restored."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from filer.models import Image

from cremona_site import pictures
from tests.factories import AdministratorFactory, images, signed_in

pytestmark = pytest.mark.django_db


def refreshed(image):
    return Image.objects.get(pk=image.pk)


def sizes_of(image):
    return {(variant.width, variant.ending) for variant in pictures.variants_of(image)}


def names_in(media):
    return {path.name for path in media.glob("filer_public/**/*") if path.is_file()}


def test_a_replaced_picture_leaves_nothing_behind(stored, committed, media):
    image = stored()
    before = names_in(media)

    image.file = ContentFile(images.encoded(images.picture(100, 50)), "altra.jpg")
    committed(image.save)

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
    browser = signed_in(AdministratorFactory())

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


def test_a_picture_is_not_compressed_a_second_time(client, stored):
    answer = client.get(stored(images.photo()).url, headers={"accept-encoding": "gzip"})

    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
