"""A picture in a page: what visitors get, what editors are asked for, what counts as a change of the page."""

from datetime import date

import pytest
from cms.models import PageContent
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from filer.models import Image
from lxml import html

from cremona_site import pictures, writing
from cremona_site.models import Picture
from projects.models import Project
from tests.factories import PageFactory, PublisherFactory, WriterFactory, filled_form, images, signed_in

pytestmark = pytest.mark.django_db

MODIFIED = date(2020, 11, 25)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs a change, and what waits for its commit."""

    def run(change, *args, **named):
        with django_capture_on_commit_callbacks(execute=True):
            return change(*args, **named)

    return run


@pytest.fixture
def stored(committed):
    return lambda *args, **named: Image.objects.get(pk=committed(images.stored_image, *args, **named).pk)


@pytest.fixture
def image(stored):
    return stored(images.encoded(images.picture(2000, 1000)))


@pytest.fixture
def shown(client):
    """The pictures of a published page with these in its text."""

    def show(*images_placed, **words):
        draft = writing.draft_of(PageFactory(is_published=False))
        for image in images_placed:
            images.placed_picture(draft, image, **words)
        writing.publish(draft)
        return html.fromstring(client.get(draft.page.get_absolute_url()).text).xpath("//main//figure")

    return show


def test_a_visitor_gets_the_smallest_file_that_serves(shown, image):
    (figure,) = shown(image, caption="Piazza del Comune, 2026")

    avif, webp = figure.xpath(".//source")
    (fallback,) = figure.xpath(".//img")
    assert (avif.get("type"), webp.get("type")) == ("image/avif", "image/webp")
    for source, ending in ((avif, "avif"), (webp, "webp")):
        files = [file.split() for file in source.get("srcset").split(", ")]
        assert [width for _url, width in files] == ["480w", "960w", "1440w"]
        assert all(url.startswith("/media/") and url.endswith(f".{ending}") for url, _width in files)
        assert "40rem" in source.get("sizes")
    assert fallback.get("src").endswith("960x480.jpg")
    assert (fallback.get("width"), fallback.get("height")) == ("1440", "720")
    assert fallback.get("alt") == "La piazza vista dal Torrazzo"
    assert figure.xpath(".//figcaption")[0].text == "Piazza del Comune, 2026"


def test_pictures_below_the_first_wait_until_they_are_near(shown, image):
    first, second = shown(image, image)

    assert first.xpath(".//img")[0].get("loading") is None
    assert second.xpath(".//img")[0].get("loading") == "lazy"


def test_a_decorative_picture_says_nothing(shown, image):
    (figure,) = shown(image, alternative_text="", is_decorative=True)

    assert figure.xpath(".//img")[0].get("alt") == ""
    assert figure.xpath(".//figcaption") == []


def test_a_page_shows_what_is_there(shown, image):
    for variant in pictures.variants_of(image):
        if variant.ending != "webp":
            image.file.storage.delete(variant.name)

    (figure,) = shown(image)

    assert [source.get("type") for source in figure.xpath(".//source")] == ["image/webp"]
    assert figure.xpath(".//img")[0].get("src") == image.url


@pytest.mark.parametrize("is_original_there", [True, False])
def test_a_picture_without_variants_shows_its_original(shown, is_original_there):
    image = images.stored_image()  # nothing of what waits for the commit was run
    if not is_original_there:
        image.file.storage.delete(image.file.name)

    (figure,) = shown(image)

    assert figure.xpath(".//source") == []
    assert figure.xpath(".//img")[0].get("src") == image.url
    assert figure.xpath(".//img")[0].get("width") == "64"


def test_a_drawing_is_shown_as_it_is(shown, stored):
    drawing = stored(images.drawing(), "disegno.svg")

    (figure,) = shown(drawing)

    (shown_as,) = figure.xpath(".//img")
    assert figure.xpath(".//source") == []
    assert (shown_as.get("src"), shown_as.get("width"), shown_as.get("height")) == (drawing.url, "40", "20")


def test_many_pictures_cost_no_more_queries_than_one(client, stored):
    costs = []
    for number in (1, 6):
        draft = writing.draft_of(PageFactory(is_published=False))
        for _ in range(number):
            images.placed_picture(draft, stored())
        writing.publish(draft)
        address = draft.page.get_absolute_url()
        client.get(address)
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).text.count("<figure") == number
        costs.append(len(queries))

    assert costs[0] == costs[1]


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
    browser = signed_in(PublisherFactory(is_superuser=True))

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
    typed = filled_form(browser.get(address)) | {"name": "Una prova"}
    assert browser.post(address, typed).status_code == 302

    writing.publish(draft)

    other = SimpleUploadedFile("altra.jpg", images.encoded(images.picture(100, 50)))
    assert browser.get(address).status_code == 200
    assert browser.post(address, typed | {"file": other}).status_code == status
    assert (Image.objects.get().sha1 == image.sha1) == (status == 403)


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
