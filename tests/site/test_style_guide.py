from pathlib import Path

import pytest
from django.conf import settings
from django.test.signals import template_rendered

from cremona_site.views import StyleGuide

pytestmark = pytest.mark.django_db


@pytest.fixture
def rendered(rf):
    """The style guide as text, and the names of the templates that took part; it is served in DEBUG only."""
    names = set()

    def note(sender, template, **kwargs):
        names.add(template.name)

    template_rendered.connect(note)
    try:
        text = StyleGuide.as_view()(rf.get("/stile/")).render().text
    finally:
        template_rendered.disconnect(note)
    return text, names


def test_the_style_guide_shows_every_component(rendered):
    _text, names = rendered

    components = {f"components/{path.name}" for path in Path(settings.BASE_DIR, "templates/components").iterdir()}
    assert components - names == set()


def test_the_style_guide_shows_an_office_in_full_and_a_bare_one(rendered):
    text, _names = rendered

    assert "Ufficio di esempio con molti recapiti" in text
    assert "9:00–12:30" in text
    assert "Orari: chiedi per telefono" in text


def test_the_style_guide_is_no_page_of_the_public_site(client):
    assert client.get("/stile/").status_code == 404
