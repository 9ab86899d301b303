"""Bold and italics, said by styles in many ways and by two elements here."""

import re

from cremona_site.proofreading.pasted.trees import holds_blocks, is_empty, rename, unwrap

_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"(?<![\w-])font-style:\s*(italic|oblique)", re.IGNORECASE)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "th"}
_NAMES = {"b": "strong", "i": "em"}
# They say how words look; the words are kept
_LOOKS = {"span", "font", "u", "s", "strike", "small", "big", "center", "ins", "mark", "label", "time"}


def plain_marks(tree):
    for element in list(tree.iterdescendants()):
        style = element.get("style") or ""
        if element.tag in {"b", "strong"} and (_NOT_BOLD.search(style) or holds_blocks(element)):
            unwrap(element)
        elif element.tag in _NAMES:
            rename(element, _NAMES[element.tag])
        elif element.tag in _LOOKS:
            mark_by_style(element, style)
    for element in list(tree.iterdescendants("strong", "em")):
        is_double = any(above.tag == element.tag for above in element.iterancestors())
        is_in_heading = element.tag == "strong" and any(above.tag in _HEADINGS for above in element.iterancestors())
        if is_double or is_in_heading or is_empty(element):
            unwrap(element)


def mark_by_style(element, style):
    names = [name for name, look in (("strong", _BOLD), ("em", _ITALIC)) if look.search(style)]
    if not names or holds_blocks(element):
        unwrap(element)
        return
    rename(element, names[0])
    element.attrib.pop("style", None)
