"""The map of the site: every published page in its place, and the offices."""

import re

import pytest
from cms.models import Page
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.models import Office
from cremona_site import writing
from cremona_site.templatetags.site_map import site_map
from tests.factories import OfficeFactory, PageFactory

pytestmark = pytest.mark.django_db


def lines(nodes, depth=0):
    """Every line of the map as (depth, title)."""
    for node in nodes:
        yield depth, node.title
        yield from lines(node.children, depth + 1)


def links_of(page):
    """The links of the page's main part as (address, text)."""
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', page.text.partition("<main")[2].partition("</main>")[0])


def test_pages_stand_below_the_one_above_them():
    parent = PageFactory(title="Sopra")
    child = PageFactory(title="Sotto", parent=parent)
    PageFactory(title="Più sotto", parent=child)
    PageFactory(title="Accanto")

    assert list(lines(site_map()))[-4:] == [(0, "Sopra"), (1, "Sotto"), (2, "Più sotto"), (0, "Accanto")]


def test_drafts_and_what_cannot_be_reached_below_them_are_left_out():
    parent = PageFactory(title="Bozza", is_published=False)
    PageFactory(title="Sotto una bozza", parent=parent, is_published=False)

    titles = {title for _, title in lines(site_map())}

    assert not titles & {"Bozza", "Sotto una bozza"}


def test_the_offices_stand_below_their_page():
    OfficeFactory(name="Ufficio attivo")
    OfficeFactory(name="Ufficio spento", is_active=False)

    found = list(lines(site_map()))

    assert found.index((2, "Ufficio attivo")) > found.index((1, "Uffici"))
    assert "Ufficio spento" not in [title for _, title in found]


def test_without_a_page_of_offices_they_have_a_line_of_their_own():
    Page.objects.get(reverse_id="uffici").delete()

    last = site_map()[-1]

    assert (last.title, last.url) == ("Uffici", "")
    assert [node.title for node in last.children] == list(Office.objects.values_list("name", flat=True))


def test_the_map_asks_the_database_twice_however_large_the_site():
    for _ in range(10):
        PageFactory(parent=PageFactory())

    with CaptureQueriesContext(connection) as queries:
        site_map()

    assert len(queries) == 2


def test_the_page_shows_the_map_with_its_links(client):
    found = links_of(client.get("/mappa-del-sito/"))

    assert ("/servizi/", "Servizi") in found
    assert ("/amministrazione/uffici/centro-locale-di-parita/", "Centro Locale di Parità") in found


def test_the_map_speaks_the_language_of_the_page(client):
    page = PageFactory(title="Solo italiana")
    translated = PageFactory(title="Anche inglese")
    writing.publish(writing.new_translation(translated, "en", "English too", slug="english-too"))

    found = links_of(client.get("/en/site-map/"))

    assert ("/en/english-too/", "English too") in found
    assert page.get_absolute_url() not in dict(found)
