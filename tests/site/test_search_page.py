"""The page of the search: what it shows, what it keeps to itself, and what strangers send it."""

import logging
import time

import pytest
from cms.models import Page
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cremona_site.search import synonyms
from tests.factories import InitiativeFactory, OccurrenceFactory, PageFactory
from tests.site.searching import committed

pytestmark = pytest.mark.django_db
CERCA = "/cerca/"
MOST_SECONDS = 2  # on a machine that does other things too


def test_without_words_it_shows_the_form_and_the_ways_on(client):
    page = client.get(CERCA).text

    assert 'role="search"' in page
    assert "Come cercare" in page
    assert "c. Aiuto psicologico" in page


def test_results_say_how_many_what_where_and_mark_the_words(client):
    page = client.get(CERCA, {"q": "psicologo"}).text

    assert "5 risultati per «psicologo»" in " ".join(page.split())
    assert "Azione del progetto · La voce che rompe il silenzio" in page
    assert '<a href="/servizi/salute-benessere-e-assistenza/assistenza-psicologica/"' in page
    assert "<mark>psicologica</mark>" in page


def test_one_kind_may_be_chosen(client):
    page = client.get(CERCA, {"q": "psicologo", "tipo": "servizi"}).text

    assert "1 risultato per «psicologo»" in " ".join(page.split())
    assert 'tipo=servizi" aria-current="true"' in page
    assert "Progetto e azioni (2)" in page


def test_an_unknown_kind_or_page_shows_all(client):
    words = client.get(CERCA, {"q": "psicologo"}).context["results"]

    assert client.get(CERCA, {"q": "psicologo", "tipo": "x", "pagina": "-7"}).context["results"] == words


def test_an_event_says_when_it_is(client):
    with committed():
        event = InitiativeFactory(extended_object__title="Zufoli")
        OccurrenceFactory(initiative=event, starts_at="2031-02-03T20:00:00Z")

    assert "3 febbraio 2031, ore 21" in client.get(CERCA, {"q": "zufoli"}).text


def test_ten_results_a_page_and_the_way_to_the_others(client):
    with committed():
        for number in range(12):
            PageFactory(title=f"Zufolo {number}")

    first, second = (client.get(CERCA, {"q": "zufolo", "pagina": number}) for number in (1, 2))

    assert [len(page.context["results"]) for page in (first, second)] == [10, 2]
    assert 'href="?q=zufolo&amp;pagina=2"' in first.text
    assert '<ol class="list-unstyled" start="11">' in second.text


def test_words_of_a_page_are_shown_as_words(client):
    with committed():
        PageFactory(title="<i>Zufolo</i>", slots={"content": "<p>&lt;script&gt;zufolo&lt;/script&gt;</p>"})

    page = client.get(CERCA, {"q": "zufolo"}).text

    assert "&lt;i&gt;Zufolo&lt;/i&gt;" in page
    assert "&lt;script&gt;<mark>zufolo</mark>&lt;/script&gt;" in page


def test_what_was_typed_is_shown_as_words(client):
    page = client.get(CERCA, {"q": "\"><script>alert('x')</script>"}).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_who_finds_nothing_is_told_whom_to_call(client):
    page = client.get(CERCA, {"q": "zzyzx"}).text

    assert "Nessun risultato per «zzyzx»" in page
    assert 'href="tel:112"' in page
    assert 'href="tel:+390372407066"' in page
    assert "c. Aiuto psicologico" in page


def test_not_even_a_number_tells_of_a_page_that_is_public_no_more(client):
    with committed():
        page = PageFactory(title="Zufolo")
    Page.objects.filter(pk=page.pk).update(login_required=True)  # past whatever feeds the index

    found = client.get(CERCA, {"q": "zufolo"}).text

    assert "Nessun risultato per «zufolo»" in found
    assert 'href="tel:112"' in found


def test_words_that_say_nothing_are_answered_so(client):
    assert "Queste parole sono troppo comuni" in client.get(CERCA, {"q": "che cosa è"}).text


def test_in_english_english_pages_are_found_and_italian_ones_offered(client):
    assert "Psychological support" in client.get(f"/en{CERCA}", {"q": "psychologist"}).text
    assert 'href="/cerca/?q=zzyzx"' in client.get(f"/en{CERCA}", {"q": "zzyzx"}).text


@pytest.mark.parametrize("address", ["/", "/servizi/", "/en/", "/non-esiste/"])
def test_every_page_leads_to_it(client, address):
    page = client.get(address).text

    assert f'class="cr-find" href="{"/en" if address == "/en/" else ""}/cerca/"' in page


def test_a_page_that_was_not_found_offers_to_search(client):
    assert 'role="search"' in client.get("/non-esiste/").text


# What it keeps to itself


def test_neither_title_nor_address_of_the_page_tell_what_was_looked_for(client):
    answer = client.get(CERCA, {"q": "strozzino"})
    head = answer.text.partition("<body")[0]

    assert "strozzino" not in head
    assert "<title>Cerca nel sito" in head
    assert 'content="noindex"' in head
    assert 'content="noindex"' not in client.get(CERCA).text
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_it_sets_no_cookie_and_takes_nothing_but_a_question(client):
    assert not client.get(CERCA, {"q": "usura"}).cookies
    assert client.post(CERCA, {"q": "usura"}).status_code == 405


def test_browsers_are_asked_to_remember_nothing_of_the_field(client):
    page = client.get(CERCA).text

    assert 'autocomplete="off"' in page
    assert "restano nella cronologia" in page or "resta nella cronologia" in page


def test_no_log_tells_what_was_looked_for(client, caplog):
    caplog.set_level(logging.DEBUG)

    client.get(CERCA, {"q": "strozzino"})
    client.post(f"{CERCA}?q=strozzino")
    client.get(f"{CERCA}x/?q=strozzino")

    told = [record.getMessage() for record in caplog.records if record.name not in {"django.db.backends"}]
    assert any("/cerca/" in line for line in told)
    assert not any("strozzino" in line for line in told)


# What it costs


def test_a_search_costs_few_queries_however_much_it_finds(client, monkeypatch):
    monkeypatch.setattr(synonyms, "this_second", lambda: 0)  # synonyms are read once
    addresses = [CERCA, f"{CERCA}?q=zufolo", f"{CERCA}?q=zufolo&pagina=2", f"{CERCA}?q=zufolo&tipo=pagine"]
    with committed():
        for number in range(11):
            PageFactory(title=f"Zufolo {number}")
    few = [queries_of(client, address) for address in addresses]

    with committed():
        for number in range(48):  # with those before, as many as are ranked
            PageFactory(title=f"Zufolo {number}")

    assert [queries_of(client, address) for address in addresses] == few
    assert max(few) <= 20


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


# What strangers send

HOSTILE = [
    '"',
    "'",
    "zufolo' OR 1=1 --",
    "a* OR b*",
    "NEAR(a b)",
    "title:zufolo",
    "{title text}: x",
    "^zufolo",
    "zufolo & ! | ( <-> :*",
    "'):*",
    "%%%____",
    "\\",
    "-- ; DROP TABLE cremona_site_searchwords",
    "* " * 500,
    "aaa* " * 100,
    "(" * 300,
    "😀🔥" * 50,
    "\u202eorusu\u202c \u200f\u200e",
    "ﷺ" * 200,
    "１２３４５ ①② ½ ⅷ",
    "İstanbul ß ſ ŉ",
    "\ufffd\ud7ff",
    "0" * 190,
    "0372 " * 40,
    "+" * 200,
    "漢字 текст نص",
    "a\u0300" * 100,
    "x" * 10_000,
    "x y " * 2_500,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_answered_in_time(client, typed):
    started = time.perf_counter()

    answer = client.get(CERCA, {"q": typed})

    assert answer.status_code == 200
    assert time.perf_counter() - started < MOST_SECONDS


@pytest.mark.parametrize(
    "query", ["q=%00%1b%ff", "q=a&q=b", "q[]=1", "q", "tipo=%00&q=usura", "pagina=9999999999&q=usura"]
)
def test_whatever_the_address_says_is_answered(client, query):
    assert client.get(f"{CERCA}?{query}").status_code == 200


@settings(
    max_examples=60, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
@given(typed=st.text(max_size=300), kind=st.sampled_from(["", "servizi", "pagine", "x"]), page=st.text(max_size=8))
def test_no_text_at_all_breaks_the_search(typed, kind, page):
    started = time.perf_counter()

    answer = Client().get(CERCA, {"q": typed, "tipo": kind, "pagina": page})

    assert answer.status_code == 200
    assert time.perf_counter() - started < MOST_SECONDS
