"""On paper: the words of the page, its links by number with a list at the end, and nothing to press."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.site_map import AREA, KINDS, PLAIN, PROJECT, SERVICE, STYLE_GUIDE

pytestmark = pytest.mark.front_end

# The width of the words on A4, in CSS pixels
SHEET = {"width": 643, "height": 980}
# What stays on a sheet, as Chromium lays it out: links with the number that they show, addresses of the list
LINKS = """() => [...document.querySelectorAll('main a[href]')].filter(link => link.checkVisibility()).map(link => ({
    href: link.getAttribute('href'),
    number: getComputedStyle(link, '::after').content.match(/\\[(\\d+)\\]/)?.[1] ?? '',
    colour: getComputedStyle(link).color,
}))"""
LISTED = "main .cr-paper-only li"
OUT_OF_PLACE = """() => [...document.querySelectorAll('body *')]
    .filter(element => element.checkVisibility() && element.getBoundingClientRect().height)
    .filter(element => element.closest('nav, footer, aside, .cr-exit, .skiplinks, button, input, .btn:not([data-n])')
        || ['fixed', 'sticky'].includes(getComputedStyle(element).position))
    .map(element => element.outerHTML.slice(0, 120))"""
# Words in a column of a few letters
SQUEEZED = """() => [...document.querySelectorAll('main *')]
    .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.data?.trim().length > 20))
    .filter(element => element.clientWidth > 1 && element.clientWidth < 100)
    .map(element => element.textContent)"""

each_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())


@pytest.fixture
def print_page(new_context, every_kind):
    def print_page(address):
        page = new_context(viewport=SHEET).new_page()
        page.goto(address)
        page.emulate_media(media="print")
        return page

    return print_page


def is_on_the_web(href, page):
    is_elsewhere = urljoin(page.url, href).partition("#")[0] != page.url
    return is_elsewhere and urljoin(page.url, href).startswith("http")


@each_kind
def test_a_sheet_bears_nothing_to_press_and_each_link_by_its_number(print_page, settings, address):
    page = print_page(address)

    links = page.evaluate(LINKS)
    listed = [text.strip("<>") for text in page.locator(LISTED).all_inner_texts()]

    assert page.evaluate(OUT_OF_PLACE) == []
    assert page.evaluate(SQUEEZED) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= SHEET["width"]
    assert {link["href"] for link in links if not link["number"] and is_on_the_web(link["href"], page)} == set()
    numbered = {int(link["number"]): link["href"] for link in links if link["number"]}
    assert sorted(numbered) == list(range(1, len(listed) + 1))
    assert listed == [urljoin(f"{settings.SITE_URL}{address}", numbered[number]) for number in sorted(numbered)]
    assert {link["colour"] for link in links} <= {"rgb(0, 0, 0)"}


def test_a_sheet_begins_with_the_comune_and_ends_with_the_address_of_the_page(print_page, settings):
    page = print_page(AREA)

    words = page.locator("body").inner_text().split("\n")

    assert words[0] == "Comune di Cremona"
    assert words[-1] == f"Comune di Cremona – {settings.SITE_URL}{AREA}"


def test_the_sheet_of_the_project_lists_what_its_words_link_to(print_page):
    page = print_page(PROJECT)
    links = page.locator("#progetto a").evaluate_all("links => links.map(link => link.href)")
    listed = " ".join(page.locator(LISTED).all_inner_texts())

    paths = [link.partition(f"{PROJECT}")[2] for link in links]
    assert {"aiuto-materiale/", "aiuto-psicologico/", "eventi-e-cultura/"} <= set(paths)
    assert [path for path in paths if f"{PROJECT}{path}>" not in listed] == []


@pytest.mark.parametrize("address", [PROJECT, SERVICE, PLAIN])
def test_phones_mailboxes_and_addresses_stay_readable(print_page, address):
    main = print_page(address).get_by_role("main")

    for words in ["112", "0372 407066", "ufficio.anticorruzione@comune.cremona.it", "Piazza Stradivari 7"]:
        expect(main.get_by_text(words).first).to_be_visible()


def test_questions_stand_open_on_paper(print_page):
    page = print_page(STYLE_GUIDE)
    closed = page.locator("details.accordion-item:not([open]) .accordion-body")

    on_paper = closed.evaluate("answer => answer.checkVisibility({contentVisibilityAuto: true})")
    height = closed.bounding_box()["height"]
    page.emulate_media(media="screen")

    assert on_paper
    assert height > 10
    assert not closed.evaluate("answer => answer.checkVisibility()")


def test_the_list_is_for_paper_only(visitor):
    visitor.goto(PROJECT)

    expect(visitor.locator(".cr-paper-only")).to_have_count(1)
    expect(visitor.locator(".cr-paper-only")).to_be_hidden()
    expect(visitor.get_by_role("link", name="aiuto materiale", exact=True)).to_be_visible()
