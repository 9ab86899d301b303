"""WCAG 2.2 AA and best practice, as far as a machine can tell, on every kind of page."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.site_map import ALL_KINDS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}))
    .violations.map(rule => [rule.id, rule.nodes.map(node => `${node.html} ${node.failureSummary}`)])"""
OPEN_ALL = "isOpen => document.querySelectorAll('details').forEach(details => { details.open = isOpen })"
# Words that stand outside the screen or are cut off by their box; words that are only read aloud have a box of a pixel
LOST = """() => {
    const hidden = element => element && (element.clientWidth === 1 || hidden(element.parentElement))
    const lost = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement
        if (!node.data.trim() || hidden(element) || !element.checkVisibility({visibilityProperty: true})) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        if ([...range.getClientRects()].some(box => box.left < -1 || box.right > innerWidth + 1)) lost.push(node.data)
        for (let box = element; box; box = box.parentElement) {
            const style = getComputedStyle(box)
            if (style.overflowX === 'visible' || style.display === 'inline') continue
            if (box === document.documentElement || box === document.body) break
            if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) lost.push(node.data)
        }
    }
    return lost
}"""

each_kind = pytest.mark.parametrize("address", ALL_KINDS.values(), ids=ALL_KINDS.keys())


@pytest.fixture(scope="module")
def axe():
    return Path(settings.BASE_DIR, "node_modules/axe-core/axe.min.js").read_text()


@pytest.fixture
def open_page(new_context, every_kind):
    def open_page(address):
        page = new_context(viewport={"width": 320, "height": 800}).new_page()
        page.goto(address)
        page.evaluate("document.fonts.ready")
        return page

    return open_page


@each_kind
def test_axe_finds_nothing(open_page, axe, address):
    page = open_page(address)
    page.evaluate(axe)
    found = {}

    for is_open, width in [(False, 320), (False, 1280), (True, 1280), (True, 320)]:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(OPEN_ALL, is_open)
        found[width, is_open] = page.evaluate(RUN, TAGS)

    assert {state: violations for state, violations in found.items() if violations} == {}


@each_kind
def test_a_screen_of_320_pixels_loses_no_words_even_in_letters_twice_as_big(open_page, address):
    page = open_page(address)
    page.evaluate(OPEN_ALL, True)

    for size, letter in [("100%", "16px"), ("200%", "32px")]:
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == letter
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, size
        assert page.evaluate(LOST) == [], size
