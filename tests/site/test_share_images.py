"""The pictures of shared links: drawn once for each title, and for nobody who makes an address up."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from cremona_site import previews, share_images, writing
from cremona_site.share_drawing import draw, font, writable
from tests.factories import OfficeFactory, PageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    """An empty folder of uploads."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def preview_of(page, language="it"):
    return previews.find("pagina", page.pk, language)


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def picture(data):
    return Image.open(BytesIO(data))


def retitle(page, title):
    content = writing.draft_of(page)
    content.title = title
    content.save()
    writing.publish(content)


def test_the_picture_that_a_page_names_is_there(client):
    page = PageFactory(title="Aiuto in città")
    address = preview_of(page).image_path

    answer = client.get(address)

    assert address in client.get(page.get_absolute_url()).text
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not answer.cookies
    image = picture(answer.content)
    image.verify()
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(answer.content) < 60_000


def test_an_office_has_a_picture_too(client):
    office = OfficeFactory(name="Sportello")

    answer = client.get(previews.find("ufficio", office.pk, "it").image_path)

    assert picture(answer.content).size == (1200, 630)


def test_a_picture_is_drawn_once(client, uploads):
    preview = preview_of(PageFactory(title="Una volta sola"))
    first = client.get(preview.image_path).content
    (stored,) = files_in(uploads)
    other = draw("Comune di Cremona", "Un altro titolo")
    (uploads / stored).write_bytes(other)

    second = client.get(preview.image_path).content

    assert first != other
    assert second == other


def test_a_picture_that_was_not_written_to_its_end_is_drawn_again(client, uploads):
    preview = preview_of(PageFactory())
    whole = client.get(preview.image_path).content
    (stored,) = files_in(uploads)
    (uploads / stored).write_bytes(whole[:500])

    again = client.get(preview.image_path).content

    assert again == whole
    assert (uploads / stored).read_bytes() == whole
    assert files_in(uploads) == [stored]


def test_only_the_picture_of_the_title_of_now_is_kept(client, uploads):
    page = PageFactory(title="Prima")
    former = preview_of(page).image_path
    client.get(former)
    retitle(page, "Dopo")

    answer = client.get(former)

    current = preview_of(page)
    assert (answer.status_code, answer.url) == (302, current.image_path)
    assert client.get(current.image_path).status_code == 200
    assert files_in(uploads) == [f"condivisione/pagina-{page.pk}-it/{current.digest}.png"]


def test_each_language_has_its_own_picture(client, uploads):
    page = PageFactory(title="Aiuto")
    writing.publish(writing.new_translation(page, "en", "Help", slug="help"))

    pictures = {client.get(preview_of(page, language).image_path).content for language in ("it", "en")}

    assert len(pictures) == len(files_in(uploads)) == 2


def test_the_picture_of_a_neutral_title_shows_nothing_else():
    neutral = PageFactory(title="Aiuto contro chi minaccia", page_title="Servizi")
    plain = PageFactory(title="Servizi")

    assert preview_of(neutral).title == "Servizi"
    assert preview_of(neutral).digest == preview_of(plain).digest


def test_an_address_that_is_made_up_draws_nothing(client, uploads):
    page = PageFactory()
    draft = PageFactory(is_published=False)
    reserved = PageFactory(login_required=True)
    closed = OfficeFactory(is_active=False)
    digest = "0123456789ab"

    wrong_digest = client.get(f"/condivisione/pagina-{page.pk}-it-{digest}.png")
    others = [
        f"pagina-{page.pk}-en",
        f"pagina-{page.pk}-xx",
        f"pagina-{draft.pk}-it",
        f"pagina-{reserved.pk}-it",
        "pagina-999999999-it",
        f"ufficio-{closed.pk}-it",
    ]

    assert (wrong_digest.status_code, wrong_digest.url) == (302, preview_of(page).image_path)
    assert {client.get(f"/condivisione/{name}-{digest}.png").status_code for name in others} == {404}
    assert client.get(f"/condivisione/altro-{page.pk}-it-{digest}.png", follow=True).status_code == 404
    assert files_in(uploads) == []


def test_a_picture_is_only_looked_at(client):
    preview = preview_of(PageFactory())

    assert client.post(preview.image_path).status_code == 405
    assert client.head(preview.image_path).status_code == 200


def test_many_who_ask_at_once_leave_one_file(uploads):
    preview = preview_of(PageFactory())

    with ThreadPoolExecutor(6) as threads:
        drawn = set(threads.map(share_images.drawn, [preview] * 6))

    assert drawn == {share_images.kept(preview)}
    assert files_in(uploads) == [f"condivisione/pagina-{preview.pk}-it/{preview.digest}.png"]


@pytest.mark.parametrize(
    "title",
    ["", "A", "parola " * 36, "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 4, "Așa și ëmbël"],
    ids=["empty", "short", "long", "one word", "other Latin letters"],
)
def test_any_title_makes_a_picture(title):
    assert picture(draw("Comune di Cremona", title)).size == (1200, 630)


def test_words_that_the_font_cannot_write_are_left_out_whole():
    assert writable("Festa 🎉 insieme").split() == ["Festa", "insieme"]
    assert writable("مساعدة a Cremona") == ""
    assert draw("Comune di Cremona", "مساعدة") == draw("Comune di Cremona", "")


def test_a_long_title_keeps_within_the_picture():
    image = picture(draw("Comune di Cremona", "Mmmmm " * 60)).convert("RGB")
    edges = [image.getpixel((x, y)) for x in (*range(60), *range(1140, 1200)) for y in range(170, 480, 5)]

    assert set(edges) == {edges[0]}


def test_the_fonts_come_from_the_build():
    assert font("fonts/titillium-700.ttf", 20).getname()[0] == "Titillium Web"
