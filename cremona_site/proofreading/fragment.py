"""The HTML of a text, taken apart for those who judge it. Whatever stands in it, this reads on."""

import re
from dataclasses import dataclass

from lxml import html

# What lxml refuses to hold
_UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PAGE_REFERENCE = "data-cms-href"
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
    has_headers: bool
    has_caption: bool
    text: str


def tree_of(fragment):
    """The fragment as the children of one element."""
    return html.fragment_fromstring(_UNHELD.sub("", fragment or ""), create_parent="div")


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
            any(words_of(caption) for caption in element.iter("caption")),
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


def _innermost(tree):
    return [block for block in tree.iter(*_BLOCKS) if next(block.iterdescendants(*_BLOCKS), None) is None]


def _link(element):
    href = element.get(_PAGE_REFERENCE) or element.get("href") or ""
    has_image = next(element.iter("img", "cms-plugin"), None) is not None
    return LinkInText(href.strip(), words_of(element), has_image)
