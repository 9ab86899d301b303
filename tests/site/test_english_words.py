"""The English first content says what the Italian one says, in plain words, and leads to English pages."""

import re

import pytest

from cremona_site.first_content.english import ENGLISH
from cremona_site.first_content.pages import PAGES
from cremona_site.readability import sentences_of
from tests.site.reading import Reading
from tests.site.test_first_content import with_paths

# Pages whose Italian words alone count, or that change too often to be told twice
ITALIAN_ONLY = {"note-legali", "privacy"}
BY_KEY = {page.key: page for page, _ in with_paths(PAGES)}
TAB_WORDS = "mafia crime victim violence extortion usury threat police trace"

each_page = pytest.mark.parametrize("key", ENGLISH)


def with_english_paths(pages, parent="/en/"):
    """The address of each page that has English words, by its key; what stands below one without has none."""
    for page in pages:
        if words := ENGLISH.get(page.key):
            path = f"{parent}{words.slug}/" if words.slug else parent
            yield page.key, path
            yield from with_english_paths(page.children, path)


ADDRESSES = dict(with_english_paths(PAGES))


def words_of(page):
    return f"<p>{page.summary}</p>" + "".join(page.slots.values())


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_pages_that_are_italian_only_are_known():
    assert {key for key in BY_KEY if key not in ENGLISH} == ITALIAN_ONLY
    assert set(ENGLISH) <= set(BY_KEY)


def test_no_english_page_stands_below_one_without_english():
    assert set(ADDRESSES) == set(ENGLISH)
    assert len(set(ADDRESSES.values())) == len(ADDRESSES)


@each_page
def test_a_page_has_english_words_for_all_its_italian_ones(key):
    english, italian = ENGLISH[key], BY_KEY[key]

    assert {slot for slot, html in english.slots.items() if text_of(html)} == set(italian.slots)
    assert english.title != italian.title
    assert english.page_title or not italian.page_title


@each_page
def test_numbers_and_links_to_other_sites_are_those_of_the_italian_page(key):
    english, italian = (words_of(page) for page in (ENGLISH[key], BY_KEY[key]))

    for fact in (r"\d+", r'href="(https://[^"]*)"'):
        assert set(re.findall(fact, english)) == set(re.findall(fact, italian))


@each_page
def test_sentences_are_short_and_the_summary_fits_a_search_result(key):
    sentences = sentences_of(words_of(ENGLISH[key]))

    assert [sentence for sentence in sentences if len(sentence.split()) > 25] == []
    assert 20 <= len(ENGLISH[key].summary) <= 160


@each_page
def test_the_tab_names_nothing_that_could_give_the_reader_away(key):
    tab = (ENGLISH[key].page_title or ENGLISH[key].title).lower()

    assert [word for word in TAB_WORDS.split() if word in tab] == []


@each_page
def test_typography_is_english(key):
    text = text_of(re.sub(r'<em lang="it">.*?</em>', "", words_of(ENGLISH[key])))

    assert not set("'\"«»") & set(text)
    assert not re.search(r"\b\w+iz(?:e|ed|ing|ation)\b|\bclick here\b", text.replace("size", ""))


@pytest.mark.django_db
@each_page
def test_each_link_within_the_site_leads_to_english_or_says_that_it_is_italian(client, key):
    links = re.findall(r'<a href="(/[^"]*)"(?: hreflang="(\w+)")?', words_of(ENGLISH[key]))

    italian_without_english = {path for page, path in with_paths(PAGES) if page.key not in ENGLISH}
    for address, language in links:
        page, _, place = address.partition("#")
        answer = client.get(page)
        assert answer.status_code == 200, address
        assert 'content="noindex"' not in answer.text, address
        assert not place or place in Reading(answer).ids, address
        assert (page in italian_without_english) if language == "it" else page.startswith("/en/"), address
