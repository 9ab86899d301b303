"""The HTML of a text, taken apart for those who judge it. Whatever stands in it, this reads on."""

import re
from dataclasses import dataclass

from lxml import html

# What lxml refuses to hold
_UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PAGE_REFERENCE = "data-cms-href"
_NAMES_OF_TABLES = {"p", "h2", "h3", "h4"}
_BLOCKS = ("p", "li", "td", "th", "caption", "blockquote", "h2", "h3", "h4")


@dataclass(frozen=True)
class LinkInText:
    """`has_image` says whether there is something to see that is no words."""

    href: str
    text: str
    has_image: bool = False


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Table:
    """The editor has no captions: a line or a heading right above stands for one (`has_name`)."""

    has_headers: bool
    has_name: bool
    text: str


def tree_of(fragment):
    """The fragment as the children of one element; whole documents are taken for what stands in their body."""
    document = html.document_fromstring(f"<body>{_UNHELD.sub('', fragment or '')}</body>")
    body = document.find("body")
    body.tag, body.tail = "div", None
    body.attrib.clear()
    return body


def words_of(element):
    """The text of an element in one line; a soft hyphen is no letter."""
    return " ".join(element.text_content().replace("\u00ad", "").split())


def links_in(fragment):
    return [_link(element) for element in tree_of(fragment).iter("a")]


def headings_in(fragment):
    tags = [f"h{level}" for level in range(1, 7)]
    return [Heading(int(element.tag[1]), words_of(element)) for element in tree_of(fragment).iter(*tags)]


def tables_in(fragment):
    return [
        Table(
            element.find(".//th") is not None,
            _is_named(element),
            words_of(element),
        )
        for element in tree_of(fragment).iter("table")
    ]


def blocks_in(fragment):
    """The words of each paragraph, item or cell, links included."""
    return [text for text in map(words_of, _innermost(tree_of(fragment))) if text]


def unlinked_words_in(fragment):
    """The words that stand in no link."""
    tree = tree_of(fragment)
    for link in list(tree.iter("a")):
        link.text = " "
        for child in list(link):
            link.remove(child)
    return words_of(tree)


def bold_paragraphs_in(fragment):
    """The words of paragraphs that are bold from end to end."""
    found = []
    for paragraph in tree_of(fragment).iter("p"):
        bold = " ".join(words_of(element) for element in paragraph.iter("strong", "b"))
        if bold and bold == words_of(paragraph):
            found.append(bold)
    return found


def _is_named(table):
    before = table.getprevious()
    above = [before] if before is not None and before.tag in _NAMES_OF_TABLES else []
    return any(words_of(element) for element in (*table.iter("caption"), *above))


def _innermost(tree):
    return [block for block in tree.iter(*_BLOCKS) if next(block.iterdescendants(*_BLOCKS), None) is None]


def _link(element):
    href = element.get(_PAGE_REFERENCE) or element.get("href") or ""
    has_image = next(element.iter("img", "cms-plugin"), None) is not None
    return LinkInText(href.strip(), words_of(element), has_image)
