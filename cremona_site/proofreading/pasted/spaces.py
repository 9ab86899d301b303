"""Spaces: hard ones by the dozen hold words in place in a document, and tear them apart in a page."""

import re

from cremona_site.proofreading.pasted.trees import SPACE, text_places

_SPACES = re.compile(r"[ \t\r\n\u00a0]{2,}")
_UNSEEN = re.compile("[\u200b\ufeff]")
_BLOCKS = ("p", "li", "h2", "h3", "h4", "td", "th", "caption")


def single_spaces(tree):
    for owner, attribute in text_places(tree):
        if text := getattr(owner, attribute):
            setattr(owner, attribute, _SPACES.sub(one_space, _UNSEEN.sub("", text)))
    for block in tree.iterdescendants(*_BLOCKS):
        trim(block)


def one_space(spaces):
    return " " if "\u00a0" in spaces[0] else spaces[0]


def trim(block):
    """No hard space where a block begins or ends; what HTML itself does not show is let be."""
    places = [place for place in text_places(block) if getattr(*place)]
    if not places:
        return
    for place, strip in ((places[0], str.lstrip), (places[-1], str.rstrip)):
        text = getattr(*place)
        end = text[: len(text) - len(text.lstrip(SPACE))] if strip is str.lstrip else text[len(text.rstrip(SPACE)) :]
        if "\u00a0" in end:
            setattr(*place, strip(text, SPACE))
