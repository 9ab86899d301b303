"""What visitors get of a picture in a page."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from cremona_site import pictures, writing
from tests.factories import PageFactory, images

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


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
