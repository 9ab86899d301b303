"""WCAG 2.2 AA and best practice, as far as a machine can tell, on every kind of page."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.site_map import ALL_KINDS

AXE = Path(settings.BASE_DIR, "node_modules/axe-core/axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}))
    .violations.map(rule => [rule.id, rule.nodes.map(node => `${node.html} ${node.failureSummary}`)])"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(details => { details.open = true })"
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
each_width = pytest.mark.parametrize("width", [320, 1280])


@pytest.fixture
def open_page(new_context, every_kind):
    def open_page(address, width):
        page = new_context(viewport={"width": width, "height": 800}).new_page()
        page.goto(address)
        page.evaluate("document.fonts.ready")
        return page

    return open_page


@each_width
@each_kind
def test_axe_finds_nothing(open_page, address, width):
    page = open_page(address, width)
    page.evaluate(AXE)

    closed = page.evaluate(RUN, TAGS)
    page.evaluate(OPEN_ALL)
    opened = page.evaluate(RUN, TAGS)

    assert closed == []
    assert opened == []


@each_kind
def test_a_screen_of_320_pixels_never_scrolls_sideways(open_page, address):
    page = open_page(address, 320)
    page.evaluate(OPEN_ALL)

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate(LOST) == []


@each_kind
def test_letters_twice_as_big_lose_no_words_at_320_pixels(open_page, address):
    page = open_page(address, 320)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate(OPEN_ALL)

    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate(LOST) == []
