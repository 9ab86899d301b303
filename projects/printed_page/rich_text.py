"""HTML as editors write it, turned into printed paragraphs and back."""

from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

from projects.printed_page.page import Block

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
BOXES = {"address", "article", "aside", "blockquote", "div", "figcaption", "figure", "p", "pre", "section"}
ROWS = {"caption", "table", "tr"}
BREAKS = HEADINGS | LISTS | BOXES | ROWS | {"br", "hr"}
CELLS = {"td", "th"}
HIDDEN = {"script", "style", "template"}


class Run(NamedTuple):
    """A stretch of text of one paragraph; `href` is "" where it is no link."""

    text: str
    href: str = ""


class _Anchor(NamedTuple):
    """One `<a>`: two neighbours to one address stay two links, for they differ in `position`."""

    href: str
    position: int


def paragraphs_to_html(blocks: Iterable[Block]) -> str:
    """Blocks as the HTML of a text: a `<p>` for each."""
    return "\n".join(f"<p>{block}</p>" for block in blocks)


def html_to_paragraphs(html: str) -> tuple[Block, ...]:
    """The HTML of a text as blocks: marks dropped, a list item as "- text", the cells of a table row joined."""
    return tuple(runs_to_block(runs) for runs in paragraph_runs(html))


def paragraph_runs(html: str) -> list[list[Run]]:
    """The paragraphs of an HTML text, each as its runs, white space folded; empty links and paragraphs are left out."""
    parser = _ParagraphParser()
    parser.feed(html)
    parser.close()
    return [runs for runs in map(_fold_runs, parser.paragraphs) if runs]


def runs_to_block(runs: Iterable[Run]) -> Block:
    """Runs as the HTML of one paragraph."""
    return "".join(
        f'<a href="{escape(run.href)}">{escape(run.text, quote=False)}</a>'
        if run.href
        else escape(run.text, quote=False)
        for run in runs
    )


class _ParagraphParser(HTMLParser):
    """Collects paragraphs as lists of (text, anchor or None)."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.paragraphs = [[]]
        self._anchor = None
        self._anchors = 0
        self._prefix = ""  # what goes before the next word: a bullet, a separator of cells
        self._has_words = False  # whether the current paragraph has any
        self._tables = 0
        self._hidden = 0

    def handle_starttag(self, tag, attrs):
        self._tables += tag == "table"
        self._hidden += tag in HIDDEN
        if tag == "a":
            self._anchors += 1
            href = (dict(attrs).get("href") or "").strip()
            self._anchor = _Anchor(href, self._anchors) if href else None
        elif tag in CELLS:
            self._prefix = " | " if self._has_words else ""
        elif tag in BREAKS:
            self._break(tag)
        if tag == "li" and not self._tables:
            self._prefix = "- "

    def handle_endtag(self, tag):
        if tag == "a":
            self._anchor = None
        elif tag in BREAKS:
            self._break(tag)
        if tag in ROWS or tag == "li":
            self._prefix = ""
        self._tables = max(0, self._tables - (tag == "table"))
        self._hidden = max(0, self._hidden - (tag in HIDDEN))

    def handle_data(self, data):
        if self._hidden:
            return
        is_word = bool(data.strip())
        if is_word and self._prefix:
            self.paragraphs[-1].append((self._prefix, None))
            self._prefix = ""
        self._has_words = self._has_words or is_word
        self.paragraphs[-1].append((data, self._anchor))

    def _break(self, tag):
        """A new paragraph; inside a table only its own rows make one, all else is a space."""
        if not self._tables or (self._tables == 1 and tag in ROWS):
            self.paragraphs.append([])
            self._has_words = False
        else:
            self.paragraphs[-1].append((" ", None))


def _fold_runs(pieces) -> list[Run]:
    """Pieces of text as runs: one run for each link and each text between, white space folded and outside the links."""
    runs, gap = [], ""
    for text, anchor in _merged(pieces):
        words = " ".join(text.split())
        if not words:
            gap = gap or (" " if text else "")
            continue
        if text[0].isspace():
            gap = " "
        _append(runs, gap if runs else "", Run(words, anchor.href if anchor else ""))
        gap = " " if text[-1].isspace() else ""
    return runs


def _merged(pieces):
    """Neighbouring pieces of one anchor, or of none, as one piece."""
    merged = []
    for text, anchor in pieces:
        if merged and merged[-1][1] == anchor:
            merged[-1] = (merged[-1][0] + text, anchor)
        else:
            merged.append((text, anchor))
    return merged


def _append(runs, gap, run):
    """Adds `run` after `gap`, so that no two plain runs are neighbours."""
    plain = gap if run.href else gap + run.text
    if plain and runs and not runs[-1].href:
        runs[-1] = Run(runs[-1].text + plain)
    elif plain:
        runs.append(Run(plain))
    if run.href:
        runs.append(run)
