"""What editors are asked for with a picture, who may change it, and when its page counts as changed."""

from datetime import date

import pytest
from cms.models import PageContent
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.urls import reverse
from filer.models import Image

from cremona_site import pictures, writing
from cremona_site.models import Picture
from projects.models import Project
from tests.factories import (
    AdministratorFactory,
    PageFactory,
    PublisherFactory,
    WriterFactory,
    filled_form,
    images,
    signed_in,
)

pytestmark = pytest.mark.django_db

MODIFIED = date(2020, 11, 25)


@pytest.fixture
def image(stored):
    return stored(images.encoded(images.picture(2000, 1000)))


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        ({"alternative_text": " "}, "Scrivi che cosa mostra l’immagine"),
        ({"is_decorative": True}, "togli il testo, o la spunta"),
        ({"alternative_text": "piazza.JPG"}, "nome di un file"),
        ({"alternative_text": "IMG_20260412"}, "nome di un file"),
        ({"alternative_text": "WhatsApp Image 2026-04-12 at 10.20"}, "nome di un file"),
        ({"alternative_text": "Immagine di una piazza"}, "Togli «immagine di»"),
        ({"alternative_text": "foto dell’ingresso"}, "Togli «immagine di»"),
        ({"alternative_text": "Fotografia che mostra la piazza"}, "Togli «immagine di»"),
        ({"alternative_text": "Picture of a square"}, "Togli «immagine di»"),
        ({"caption": "La piazza vista dal Torrazzo"}, "uguale alla didascalia"),
    ],
)
def test_words_that_help_nobody_are_sent_back(image, words, mend):
    picture = Picture(image=image, **{"alternative_text": "La piazza vista dal Torrazzo"} | words)

    with pytest.raises(ValidationError) as refused:
        picture.clean()

    assert mend in refused.value.message_dict["alternative_text"][0]


@pytest.mark.parametrize(
    "text",
    [
        "La piazza vista dal Torrazzo",
        "Torrazzo",
        "Fotografie appese in una sala della biblioteca",
        "Disegno di un bambino: due mani aperte",
        "Manifesto: «23 maggio 1992, per non dimenticare»",
    ],
)
def test_words_that_say_what_one_sees_are_taken(image, text):
    Picture(image=image, alternative_text=text, caption="Cremona, 2026").clean()


@pytest.mark.parametrize("typed", [{"alternative_text": "Il Torrazzo al tramonto"}, {"is_decorative": "on"}])
def test_a_writer_puts_a_picture_into_a_page(image, typed):
    draft = writing.draft_of(PageFactory(is_published=False))
    browser = signed_in(WriterFactory())
    query = {
        "placeholder_id": writing.placeholders_of(draft)["content"].pk,
        "plugin_type": "PicturePlugin",
        "plugin_language": "it",
        "plugin_position": 1,
        "cms_path": "/",
    }
    address = reverse("admin:cms_placeholder_add_plugin", query=query)

    refused = browser.post(address, {"image": image.pk, "alternative_text": "foto.jpg"})
    assert "Sembra il nome di un file" in refused.text
    assert not Picture.objects.exists()

    browser.post(address, {"image": image.pk, **typed})
    assert Picture.objects.get().image == image


def test_an_image_that_a_page_uses_is_not_deleted(image):
    images.placed_picture(writing.draft_of(PageFactory(is_published=False)), image)
    browser = signed_in(AdministratorFactory())

    addresses = [
        reverse("admin:filer_image_delete", args=[image.pk]),
        reverse("admin:filer_folder_delete", args=[image.folder_id]),
    ]

    answers = [browser.get(address).text for address in addresses]
    browser.post(addresses[0], {"post": "yes"})

    assert all("La piazza vista dal Torrazzo" in answer for answer in answers)
    with pytest.raises(ProtectedError):
        image.delete()
    assert Image.objects.get().file.exists()
    assert pictures.variants_of(image)


@pytest.mark.parametrize(("factory", "status"), [(WriterFactory, 403), (PublisherFactory, 302)])
def test_only_publishers_replace_what_visitors_see(image, committed, factory, status):
    user = factory()
    Image.objects.update(owner=user)
    browser = signed_in(user)
    address = reverse("admin:filer_image_change", args=[image.pk])
    draft = writing.draft_of(PageFactory(is_published=False))
    images.placed_picture(draft, image)
    typed = filled_form(browser.get(address))

    def replace(width):
        other = SimpleUploadedFile("altra.jpg", images.encoded(images.picture(width, 50)))
        return committed(browser.post, address, typed | {"file": other}).status_code

    assert replace(100) == 302
    writing.publish(draft)

    assert browser.get(address).status_code == 200
    assert replace(200) == status
    assert Image.objects.get().width == (100 if status == 403 else 200)


@pytest.fixture
def project(image, committed):
    """The project of the first content, with a picture; last modified years ago."""
    project = Project.objects.get()
    draft = writing.draft_of(project.extended_object)
    images.placed_picture(draft, image, slot="intro")
    committed(writing.publish, draft)
    Project.objects.update(modified_on=MODIFIED)
    return project


def has_changed(project):
    project.refresh_from_db()
    return project.modified_on != MODIFIED


def test_other_words_of_a_picture_change_its_page(project, committed):
    draft = writing.draft_of(project.extended_object)
    picture = Picture.objects.get(placeholder__in=draft.get_placeholders())
    picture.caption = "Una didascalia"
    picture.save()
    assert not has_changed(project)

    committed(writing.publish, draft)

    assert has_changed(project)


def test_another_file_changes_the_page_that_shows_it(project, image, committed):
    image.file = ContentFile(images.encoded(images.picture(100, 50)), "altra.jpg")

    committed(image.save)

    assert has_changed(project)


def test_another_name_in_the_library_does_not_change_the_page(project, image, committed):
    image.name = "La piazza"

    committed(image.save)

    assert not has_changed(project)


def test_a_new_version_of_a_page_keeps_its_pictures(project, image):
    draft = writing.draft_of(project.extended_object)

    assert Picture.objects.get(placeholder__in=draft.get_placeholders()).image == image
    assert PageContent.objects.get(page=project.extended_object, language="it") != draft
