"""Small changes to a tree of elements that lxml has no word for."""

import re

from lxml import etree

INLINE = set("a abbr b br cms-plugin em i s small strong sub sup u span font".split())
# Of the sign of a list with its spaces: no more of a text is searched for one
LONGEST_SIGN = 80
SPACE = " \t\r\n\u00a0"


def rename(element, tag):
    element.tag = tag


def unwrap(element):
    element.drop_tag()


def drop(element):
    element.drop_tree()


def is_empty(element):
    """Whether there is nothing to read or see in an element."""
    words = element.text_content().strip(SPACE + "\u200b\ufeff")
    return not words and next(element.iter("cms-plugin"), None) is None


def is_inline(element):
    return element.tag in INLINE


def holds_blocks(element):
    return any(isinstance(part.tag, str) and not is_inline(part) for part in element.iterdescendants())


def cut_start(element, pattern):
    """Takes away what `pattern` matches where the text of the element begins, and the spaces after it."""
    begin = re.match(pattern, element.text_content()[:LONGEST_SIGN])
    left = begin.end() if begin else 0
    for owner, attribute in text_places(element):
        text = getattr(owner, attribute) or ""
        taken = min(left, len(text))
        text, left = text[taken:], left - taken
        if not left:
            text = text.lstrip(SPACE)
        setattr(owner, attribute, text)
        if not left and text:
            return


def text_places(element):
    """Where the pieces of the text of an element are kept, in reading order, as (owner, attribute)."""
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield part, "text"
        elif part is not element:
            yield part, "tail"
