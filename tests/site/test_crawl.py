"""The whole site, from the home page along every link, in both languages."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from contacts.models import Office
from cremona_site.languages import addresses_of
from cremona_site.navigation import published_in, url_of
from tests.site.crawl import crawl
from tests.site.outline import Outline

MOST_CLICKS = 4
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Every page by its address; read once, nobody writes here."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "SECURE_SSL_REDIRECT", False)
        return crawl(Client())


@pytest.fixture(scope="module")
def outlines(site):
    return {address: Outline(page.answer) for address, page in site.items() if is_html(page)}


def is_html(page):
    """Feeds and calendars are no pages."""
    return page.answer.headers["Content-Type"].startswith("text/html")


def repeated(values):
    return [value for value, times in Counter(values).items() if times > 1]


def test_every_link_leads_to_a_page(site):
    assert [
        (page.answer.status_code, address) for address, page in site.items() if page.answer.status_code != 200
    ] == []


def test_every_link_into_a_page_finds_its_place(site):
    lost = [
        (address, f"{target}#{fragment}")
        for address, page in site.items()
        for target, fragment in page.links
        if fragment and fragment not in site[target].ids
    ]

    assert lost == []


def test_every_icon_is_in_the_sprite(site):
    drawn = set(re.findall(r'<symbol id="([^"]+)"', Path(finders.find("sprite.svg")).read_text()))
    named = {address.partition("#")[2] for page in site.values() for address in page.fetched if "sprite." in address}

    assert len(named) > 20
    assert named - drawn == set()


@pytest.mark.django_db
def test_every_published_page_and_office_is_a_few_clicks_away(site):
    pages = {url_of(content.url_path, content.language) for content in published_in(LANGUAGES)}
    offices = {
        path for office in Office.objects.active() for path in addresses_of("contacts:office", office.slug).values()
    }

    assert (pages | offices) - set(site) == set()
    far = {address: page.clicks for address, page in site.items() if page.clicks > MOST_CLICKS}
    assert {address for address in far if site[address].is_indexed} == set()  # months follow one another, for no search


def test_nobody_gets_a_cookie(site):
    assert [address for address, page in site.items() if page.answer.cookies] == []


def test_nothing_is_fetched_from_another_host(site):
    fetched = {source for page in site.values() for source in page.fetched}

    assert {source for source in fetched if urlsplit(source).netloc or urlsplit(source).scheme} == set()
    assert {source for source in fetched if not source.startswith(("/static/", "/media/"))} == set()


def test_everything_that_is_fetched_is_there(site, client):
    paths = {urlsplit(source).path for page in site.values() for source in page.fetched}

    assert {path: status for path in paths if (status := client.get(path).status_code) != 200} == {}


def test_links_to_other_sites_are_https(site):
    schemes = {urlsplit(href).scheme for page in site.values() for href in page.outside}

    assert schemes <= {"https", "tel", "mailto", "geo", "webcal"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_descriptions_are_there_and_differ(site, outlines, language):
    pages = [site[address] for address in outlines]
    pages = [page for page in pages if page.is_indexed and page.answer.headers["Content-Language"] == language]
    titles = [outlines[page.address].title for page in pages]
    descriptions = [outlines[page.address].description for page in pages]

    assert len(pages) > 20
    assert repeated(titles) == []
    assert repeated(descriptions) == []
    assert [description for description in descriptions if not 10 <= len(description) <= 160] == []


def test_each_page_has_one_main_heading_and_skips_no_level(outlines):
    jumps = {
        address: outline.headings
        for address, outline in outlines.items()
        if any(after > before + 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False))
    }

    assert jumps == {}
    assert {address: outline.levels for address, outline in outlines.items() if outline.levels[0] != 1} == {}
    assert [address for address, outline in outlines.items() if outline.levels.count(1) != 1] == []
