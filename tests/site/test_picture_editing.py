"""What editors are asked for with a picture; what it shares with documents is in `test_placed_files`."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from filer.models import Image

from cremona_site import writing
from cremona_site.media_library.words import mark_decorative
from cremona_site.models import Picture
from tests.factories import PageFactory, WriterFactory, images, signed_in
from tests.site.placed_files import PICTURE

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(stored):
    """An image of which the library says nothing."""
    return stored(images.encoded(images.picture(2000, 1000)), default_alt_text="")


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        ({"alternative_text": " "}, "Scrivi che cosa mostra l’immagine"),
        ({"is_decorative": True}, "togli il testo, o la spunta"),
        ({"alternative_text": "piazza.JPG"}, "nome di un file"),
        ({"alternative_text": "IMG_20260412"}, "nome di un file"),
        ({"alternative_text": "IMG 2034"}, "nome di un file"),
        ({"alternative_text": "Foto 1"}, "nome di un file"),
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
        "Scansioni di lettere su un tavolo",
        "Fotografie appese in una sala della biblioteca",
        "Disegno di un bambino: due mani aperte",
        "Manifesto: «23 maggio 1992, per non dimenticare»",
    ],
)
def test_words_that_say_what_one_sees_are_taken(image, text):
    Picture(image=image, alternative_text=text, caption="Cremona, 2026").clean()


def place(image, **typed):
    """What a writer's form answers, and the picture it made."""
    answer = signed_in(WriterFactory()).post(PICTURE.address_of_new_plugin(), {"image": image.pk} | typed)
    return answer, Picture.objects.first()


def test_a_decorative_picture_needs_no_words(image):
    _answer, picture = place(image, is_decorative="on")

    assert (picture.image, picture.alternative_text, picture.is_decorative) == (image, "", True)
    assert not Image.objects.get().default_alt_text


def test_what_is_left_empty_is_what_the_library_says(image):
    Image.objects.update(default_alt_text="Il Torrazzo al tramonto")

    _answer, picture = place(image)

    assert picture.alternative_text == "Il Torrazzo al tramonto"


def test_what_the_library_calls_decorative_is_so_in_a_page(image):
    mark_decorative(image, True)

    _answer, picture = place(image)

    assert picture.is_decorative


def test_where_the_library_says_nothing_either_words_are_asked_for(image):
    answer, picture = place(image)

    assert picture is None
    assert "Scrivi che cosa mostra l’immagine" in answer.text


def test_the_library_learns_from_the_page_what_it_did_not_know(image):
    place(image, alternative_text="La piazza vista dal Torrazzo")
    place(image, alternative_text="Di nuovo la piazza")

    assert Image.objects.get().default_alt_text == "La piazza vista dal Torrazzo"


def test_the_form_of_a_page_is_told_what_the_library_says(image):
    Image.objects.update(default_alt_text="Il Torrazzo al tramonto")
    address = reverse("admin:filer_image_words", args=[image.pk])

    told = signed_in(WriterFactory()).get(address)

    assert told.json() == {"text": "Il Torrazzo al tramonto", "is_decorative": False}


def test_a_new_version_of_a_page_keeps_its_pictures(image):
    page = PageFactory(is_published=False)
    first = writing.draft_of(page)
    images.placed_picture(first, image)
    writing.publish(first)

    draft = writing.draft_of(page)

    assert draft != first
    assert Picture.objects.get(placeholder__in=draft.get_placeholders()).image == image
