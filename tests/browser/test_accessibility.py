"""WCAG 2.2 AA and best practice, as far as a machine can tell, on every kind of page."""

import pytest

from tests.browser.engines import barriers, load_engines
from tests.browser.site_map import ALL_KINDS

pytestmark = pytest.mark.front_end

# Width, whether all that folds stands open, forced colours
STATES = [
    (320, False, "none"),
    (320, True, "none"),
    (768, True, "none"),
    (1280, False, "none"),
    (1280, True, "active"),
    (320, True, "active"),
]
BROKEN_PAGE = '<main><img src="data:,"><label for="no">Nome</label><input><p style="color: #ccc">Grigio</p></main>'
OPEN_ALL = "isOpen => document.querySelectorAll('details').forEach(details => { details.open = isOpen })"
# Words that stand outside the screen or in a column of single letters, or are cut off by their box; words that are only
# read aloud have a box of a pixel
LOST = """() => {
    const hidden = element => element && (element.clientWidth === 1 || hidden(element.parentElement))
    const lost = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement
        if (!node.data.trim() || hidden(element) || !element.checkVisibility({visibilityProperty: true})) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const lines = [...range.getClientRects()]
        if (lines.some(box => box.left < -1 || box.right > innerWidth + 1)) lost.push(node.data)
        const isColumn = lines.length > 2 && node.data.trim().length < 3 * lines.length
        if (isColumn && !element.closest('th, td')) lost.push(node.data) // a table keeps its columns
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


@pytest.fixture
def open_page(new_context, every_kind):
    def open_page(address):
        page = new_context(viewport={"width": 320, "height": 800}).new_page()
        page.goto(address)
        page.evaluate("document.fonts.ready")
        return page

    return open_page


@each_kind
def test_no_engine_finds_a_barrier(open_page, address):
    page = open_page(address)
    load_engines(page)
    found = {}

    for width, is_open, colours in STATES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(forced_colors=colours)
        page.evaluate(OPEN_ALL, is_open)
        found[width, is_open, colours] = barriers(page)

    assert {state: barriers for state, barriers in found.items() if barriers} == {}


def test_every_engine_finds_what_is_wrong(visitor, complaints):
    complaints.expect("console Translation for .* does not exist")  # HTML_CodeSniffer lacks some of its own words
    visitor.set_content(BROKEN_PAGE)
    load_engines(visitor)

    found = barriers(visitor)

    assert set(found) == {"axe", "HTML_CodeSniffer", "IBM"}
    assert "image-alt" in [rule for rule, _ in found["axe"]]
    assert "img_alt_valid" in [rule for rule, _ in found["IBM"]]
    assert "WCAG2AA.Principle1.Guideline1_1.1_1_1.H37" in [rule for rule, _ in found["HTML_CodeSniffer"]]


@each_kind
def test_a_screen_of_320_pixels_loses_no_words_even_in_letters_twice_as_big(open_page, address):
    page = open_page(address)
    page.evaluate(OPEN_ALL, True)

    for size, letter in [("100%", "16px"), ("200%", "32px")]:
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == letter
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, size
        assert page.evaluate(LOST) == [], size
