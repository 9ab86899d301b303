"""Staff make pages with one form: by mouse with few clicks, by keyboard alone, without anything in the way."""

import pytest
from cms.models import PageContent
from playwright.sync_api import expect

from tests.browser.effort import count_clicks
from tests.browser.engines import ENGINES
from tests.factories import images

FORMS = ["", "notizia/", "iniziativa/", "progetto/", "pagina/"]
PHOTO = {"name": "sportello.jpg", "mimeType": "image/jpeg", "buffer": images.encoded(images.picture(1600, 900))}
MOST_CLICKS = 12


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_no_barrier_and_fits_a_phone(redazione, form):
    page = redazione.page
    page.goto(f"/admin/nuovo/{form}")

    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"/tmp/s/wiz/{form.strip('/') or 'scelta'}-{width}.png", full_page=True)
        page.evaluate(ENGINES["axe"].source())
        found += page.evaluate(ENGINES["axe"].run)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width

    assert found == []
