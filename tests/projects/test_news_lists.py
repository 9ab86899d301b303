"""The pages that list news: what stands on them, what readers choose, what they cost."""

import re
from datetime import date, timedelta

import pytest
from cms.models import Page
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cremona_site import writing
from projects.models import ActionArea
from tests.factories import PageFactory
from tests.factories.database import is_a_chance
from tests.projects.test_news import item

pytestmark = pytest.mark.django_db

LISTS = {"notizie": ("/novita/notizie/", "news"), "comunicati": ("/novita/comunicati/", "release")}
LISTS["avvisi"] = ("/novita/avvisi/", "notice")
TITLE = re.compile(r'<h3 class="cr-event__title"><a href="([^"]+)"[^>]*>([^<]+)</a>')


@pytest.fixture
def read(client):
    """The titles that a list shows at an address."""

    def titles(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        return [title for _url, title in TITLE.findall(answer.text)]

    return titles


@pytest.fixture
def section():
    return lambda key: Page.objects.get(reverse_id=key)


@pytest.mark.parametrize("key", LISTS)
def test_a_section_lists_its_own(read, client, section, key):
    address, kind = LISTS[key]
    item("Una prova", section(key), slug="una-prova", kind=kind)

    assert read(address)[0] == "Una prova"
    assert all("Una prova" not in read(other) for other, _kind in LISTS.values() if other != address)
    assert "Per ora non c’è" not in client.get(address).text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/novita/comunicati/", "Per ora non c’è nessun comunicato."),
        ("/novita/avvisi/", "Per ora non c’è nessun avviso."),
    ],
)
def test_an_empty_list_says_so(read, client, address, words):
    assert read(address) == []
    assert words in client.get(address).text


def test_ten_stand_on_a_page_and_the_others_behind_it(read, section):
    for number in range(14):
        day = timezone.localdate() + timedelta(days=number)
        item(f"Notizia {number:02}", section("notizie"), first_published_on=day)

    first, second = read("/novita/notizie/"), read("/novita/notizie/?pagina=2")

    assert first == [f"Notizia {number:02}" for number in range(13, 3, -1)]
    assert second == [*(f"Notizia {number:02}" for number in range(3, -1, -1)), "È online il nuovo sito del progetto"]


def test_a_reader_chooses_an_action_area_and_a_year(read, client, section):
    area_a, area_d = (ActionArea.objects.get(letter=letter) for letter in "ad")
    item("Corso", section("notizie"), area=area_a, first_published_on=date(2025, 1, 1))
    item("Manifesto", section("notizie"), area=area_d, first_published_on=date(2025, 12, 31))
    item("Video", section("notizie"), area=area_d, first_published_on=date(2024, 5, 1))
    address = "/novita/notizie/"
    azione = f"azione={area_d.extended_object_id}"

    assert read(f"{address}?{azione}") == ["Manifesto", "Video"]
    assert read(f"{address}?anno=2025") == ["Manifesto", "Corso"]
    assert read(f"{address}?{azione}&anno=2025") == ["Manifesto"]
    chosen = client.get(f"{address}?{azione}&anno=2025").text
    assert f'<option value="{area_d.extended_object_id}" selected>Campagne informative</option>' in chosen
    assert '<option value="2025" selected>2025</option>' in chosen
    assert '<meta name="robots" content="noindex, follow">' in chosen
    assert "Tutte le notizie, Campagne informative, 2025</h2>" in chosen


def test_a_choice_that_fits_nothing_can_be_taken_back(client, section):
    area_a, area_d = (ActionArea.objects.get(letter=letter) for letter in "ad")
    item("Corso", section("notizie"), area=area_a, first_published_on=date(2025, 1, 1))
    item("Video", section("notizie"), area=area_d, first_published_on=date(2024, 5, 1))

    html = client.get(f"/novita/notizie/?azione={area_d.extended_object_id}&anno=2025").text

    assert 'Con questa scelta non c’è niente. <a href="?">Togli la scelta</a>' in html


def test_the_pager_keeps_the_choice(client, section):
    for number in range(12):
        item(f"Notizia {number}", section("notizie"), first_published_on=date(2025, 1, 1 + number))

    html = client.get("/novita/notizie/?anno=2025").text

    assert 'href="?anno=2025&amp;pagina=2"' in html


@pytest.mark.parametrize(
    "query",
    [
        "pagina=0",
        "pagina=-1",
        "pagina=99999999999999999999",
        "pagina=%00",
        "azione=1%27%20OR%201=1",
        "azione=99999999999999999999999",
        "azione=١",
        "anno=99999999999999",
        "anno=0",
        "anno=²",
        "anno=%F0%9F%98%80&azione=&pagina=",
        "anno=2026&anno=x&azione=%ff",
        "azione=" + "9" * 5000,
    ],
)
@pytest.mark.parametrize("key", LISTS)
def test_whatever_an_address_asks_the_list_is_there(client, key, query):
    answer = client.get(f"{LISTS[key][0]}?{query}")

    assert answer.status_code == 200


def test_an_expired_notice_is_marked(client, section):
    item("Orario", section("avvisi"), kind="notice", valid_until=date(2026, 1, 31), first_published_on=date(2026, 1, 1))

    assert "Scaduto il 31 gennaio 2026" in client.get("/novita/avvisi/").text


def test_the_section_of_news_shows_the_latest_of_each_kind(client, section):
    item("Un comunicato", section("comunicati"), kind="release")
    item("Vecchio avviso", section("avvisi"), kind="notice", valid_until=timezone.localdate() - timedelta(days=1))

    html = client.get("/novita/").text

    assert html.index("È online il nuovo sito") < html.index("Un comunicato")
    assert "Vecchio avviso" not in html
    assert 'href="/novita/notizie/"' in html
    assert "Tutti i comunicati" in html
    assert "Per ora non ci sono novità." not in html


def test_a_piece_of_news_is_no_card_of_its_section(client):
    html = client.get("/novita/notizie/").text

    assert "it-card-title" not in html


def test_an_english_list_has_what_is_translated(client, section):
    item("Solo in italiano", section("notizie"))

    html = client.get("/en/news/latest-news/").text

    assert "The new website of the project is online" in html
    assert "Solo in italiano" not in html


def test_the_home_page_shows_the_two_latest(client, section):
    for number in range(3):
        item(f"Notizia {number}", section("notizie"), first_published_on=timezone.localdate() + timedelta(days=number))

    html = client.get("/").text

    assert html.index("Notizia 2") < html.index("Notizia 1")
    assert "Notizia 0" not in html


def queries_of(client, address):
    client.get(address)
    cache.clear()
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if not is_a_chance(query["sql"], address)])


def test_a_list_costs_the_same_from_ten_to_many(client, section):
    addresses = ["/", "/novita/", "/novita/notizie/", "/novita/notizie/?pagina=2&anno=2026"]
    areas = list(ActionArea.objects.all())

    def add(numbers):
        for number in numbers:
            day = date(2026, 1, 1) - timedelta(days=number)
            item(f"Notizia {number}", section("notizie"), area=areas[number % 5], first_published_on=day)

    add(range(12))
    small = {address: queries_of(client, address) for address in addresses}
    add(range(12, 60))
    large = {address: queries_of(client, address) for address in addresses}

    assert large == small
    assert max(small.values()) <= 20, small


def test_a_page_below_news_that_is_no_news_is_still_a_card(client, section):
    PageFactory(title="Come leggere le notizie", parent=section("notizie"))

    assert "Come leggere le notizie" in client.get("/novita/notizie/").text


def test_a_list_is_read_in_the_language_of_its_address(client, section):
    facts = item("Una notizia", section("notizie"), first_published_on=timezone.localdate() + timedelta(days=1))
    content = writing.new_translation(facts.extended_object, "en", "A piece of news", slug="a-piece")
    writing.publish(content)

    assert "A piece of news" in client.get("/en/news/latest-news/").text
    assert "A piece of news" not in client.get("/novita/notizie/").text
