"""Lists that Word and mails draw with signs and spaces."""

import re
from dataclasses import dataclass

from cremona_site.proofreading.pasted.trees import LONGEST_SIGN, cut_start

_SPACES = r"[ \u00a0\t\r\n]"
# A sign of a list for sure; «o» and «§» are bullets in fonts of signs, and so only before a gap
_SIGN = re.compile(rf"\s*(?:[·•▪◦‣●○■□➢➤✓✔❖]{_SPACES}*|[o§Ø]{_SPACES}*[\u00a0\t]{_SPACES}*(?=\S))")
_DASH = re.compile(rf"\s*[-–—]{_SPACES}+(?=\S)")
_NUMBER = re.compile(rf"\s*(\d{{1,2}})[.)]{_SPACES}*(?=[\u00a0\t]|{_SPACES}{{2}}){_SPACES}+(?=\S)")
_PLAIN_NUMBER = re.compile(rf"\s*(\d{{1,2}})[.)]{_SPACES}+(?=\S)")
_LIST_OF_WORD = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Item:
    kind: str
    sign: re.Pattern
    number: int = 0


def real_lists(tree):
    """Rows of paragraphs that begin with a sign become lists; a single dash is speech, or a dash."""
    for row in rows_of(tree):
        items = [item for _paragraph, item in row]
        if is_list(items):
            make_list([paragraph for paragraph, _item in row], items)


def rows_of(tree):
    """Neighbouring paragraphs that begin with signs of the same kind."""
    row = []
    for paragraph in list(tree.iterdescendants("p")):
        item = item_of(paragraph)
        last = row[-1] if row else None
        if last and not (item and item.kind == last[1].kind and follows(last[0], paragraph)):
            yield row
            row = []
        if item:
            row.append((paragraph, item))
    if row:
        yield row


def follows(first, second):
    return first.getnext() is second and not (first.tail or "").strip()


def item_of(paragraph):
    text = paragraph.text_content()[:LONGEST_SIGN]
    is_of_word = bool(_LIST_OF_WORD.search(paragraph.get("style") or ""))
    if _SIGN.match(text):
        return Item("ul", _SIGN)
    if _DASH.match(text):
        return Item("dash", _DASH)
    numbers = _PLAIN_NUMBER if is_of_word else _NUMBER
    if number := numbers.match(text):
        return Item("ol", numbers, int(number[1]))
    return None


def is_list(items):
    if items[0].kind == "dash":
        return len(items) > 1
    if items[0].kind == "ol":
        return [item.number for item in items] == list(range(1, len(items) + 1))
    return True


def make_list(paragraphs, items):
    listing = paragraphs[0].makeelement("ol" if items[0].kind == "ol" else "ul")
    paragraphs[0].addprevious(listing)
    listing.tail = paragraphs[-1].tail
    for paragraph, item in zip(paragraphs, items, strict=True):
        cut_start(paragraph, item.sign)
        paragraph.tail = None
        paragraph.tag = "li"
        listing.append(paragraph)
