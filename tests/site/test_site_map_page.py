"""The map of the site: every published page in its place, and the offices."""

import re

import pytest
from cms.models import Page
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.models import Office
from cremona_site import site_map, writing
from tests.factories import InitiativeFactory, NewsFactory, OfficeFactory, PageFactory

pytestmark = pytest.mark.django_db


def nodes(number=None):
    return site_map.site_map_in("it", number).nodes


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

    assert list(lines(nodes()))[-4:] == [(0, "Sopra"), (1, "Sotto"), (2, "Più sotto"), (0, "Accanto")]


def test_drafts_and_what_cannot_be_reached_below_them_are_left_out():
    parent = PageFactory(title="Bozza", is_published=False)
    PageFactory(title="Sotto una bozza", parent=parent, is_published=False)

    titles = {title for _, title in lines(nodes())}

    assert not titles & {"Bozza", "Sotto una bozza"}


def test_the_offices_stand_below_their_page():
    OfficeFactory(name="Ufficio attivo")
    OfficeFactory(name="Ufficio spento", is_active=False)

    found = list(lines(nodes()))

    assert found.index((2, "Ufficio attivo")) > found.index((1, "Uffici"))
    assert "Ufficio spento" not in [title for _, title in found]


def test_without_a_page_of_offices_they_have_a_line_of_their_own():
    Page.objects.get(reverse_id="uffici").delete()

    last = nodes()[-1]

    assert (last.title, last.url) == ("Uffici", "")
    assert [node.title for node in last.children] == list(Office.objects.values_list("name", flat=True))


def test_the_map_costs_the_same_queries_however_large_the_site():
    for _ in range(10):
        PageFactory(parent=PageFactory())

    with CaptureQueriesContext(connection) as queries:
        nodes()

    assert len(queries) == 3


def test_initiatives_and_news_are_reached_by_their_lists(client):
    initiative, news = (PageFactory(template=f"projects/{kind}.html") for kind in ("initiative", "news"))
    InitiativeFactory(extended_object=initiative)
    NewsFactory(extended_object=news)

    found = links_of(client.get("/mappa-del-sito/"))

    assert {initiative.get_absolute_url(), news.get_absolute_url()} & set(dict(found)) == set()
    assert {"/vivere-cremona/eventi/", "/vivere-cremona/eventi/archivio/", "/novita/notizie/"} <= set(dict(found))


def test_a_long_map_has_pages_on_which_each_line_keeps_its_place(monkeypatch):
    parent = PageFactory(title="Sopra")
    for number in range(9):
        PageFactory(title=f"Sotto {number}", parent=parent)
    whole = list(lines(nodes()))
    monkeypatch.setattr(site_map, "LINES", 7)

    shown, has_next = [], True
    while has_next:
        page = site_map.site_map_in("it", str(len(shown) + 1))
        shown.append(list(lines(page.nodes)))
        has_next = page.page_obj.has_next

    assert len(shown) == -(-(len(whole) - Office.objects.active().count()) // 7)
    assert {line for page in shown for line in page} == set(whole)
    assert [page[0] for page in shown if (1, "Sotto 8") in page] == [(0, "Sopra")]
    once = [(1, f"Sotto {number}") for number in range(9)] + [(2, office.name) for office in Office.objects.active()]
    assert [sum(page.count(line) for page in shown) for line in once] == [1] * len(once)


def test_the_further_pages_of_the_map_are_for_no_search(client, monkeypatch):
    monkeypatch.setattr(site_map, "LINES", 7)

    first, second = client.get("/mappa-del-sito/"), client.get("/mappa-del-sito/", {"pagina": 2})

    assert "noindex" not in first.text
    assert '<a class="page-link" rel="next" href="?pagina=2">' in first.text
    assert "<title>Mappa del sito, pagina 2 – " in second.text
    assert '<meta name="robots" content="noindex, follow">' in second.text
    assert '<a class="page-link" rel="prev" href=".">' in second.text


def test_an_address_past_the_end_shows_the_last_page(client):
    assert links_of(client.get("/mappa-del-sito/", {"pagina": 99})) == links_of(client.get("/mappa-del-sito/"))


def test_the_map_reads_no_more_than_it_shows(monkeypatch):
    monkeypatch.setattr(site_map, "LINES", 5)
    for _ in range(20):
        PageFactory()

    shown = site_map.site_map_in("it")

    assert len(shown.page_obj.object_list) == 5
    assert shown.page_obj.has_next


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
