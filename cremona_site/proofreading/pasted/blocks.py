"""Paragraphs and headings, of which each program has its own."""

from cremona_site.proofreading.pasted.trees import drop, holds_blocks, is_empty, is_inline, rename, unwrap

_BOXES = {"div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "address", "pre"}
_BOXES |= {"details", "summary", "nav", "form", "fieldset", "dl", "dt", "dd"}
_TITLES = {"MsoTitle", "MsoTitleCxSpFirst", "title"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LOWEST = 4
_EMPTY = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "strong", "em", "sub", "sup", "a", "caption")
_LISTS = ("ul", "ol", "li")


def paragraphs(tree):
    """A box of words is a paragraph, a box of paragraphs is nothing."""
    for box in reversed(list(tree.iterdescendants(*_BOXES))):
        if not holds_blocks(box):
            rename(box, "p")
        else:
            wrap_loose_words(box)
            unwrap(box)
    if holds_blocks(tree):
        wrap_loose_words(tree)


def wrap_loose_words(box):
    """Makes paragraphs of the words that stand between the blocks of a box."""
    loose = None
    parts = list(box)
    if (box.text or "").strip():
        loose = box.makeelement("p")
        loose.text, box.text = box.text.lstrip(), None
        box.insert(0, loose)
    for part in parts:
        tail, part.tail = part.tail, None
        if is_inline(part):
            if loose is None:
                loose = box.makeelement("p")
                part.addprevious(loose)
            loose.append(part)
            part.tail = tail
        else:
            loose = None
            if (tail or "").strip():
                loose = box.makeelement("p")
                loose.text = tail.lstrip()
                part.addnext(loose)


def headings(tree):
    """The page has its own first heading: those of a document begin one level below."""
    for paragraph in list(tree.iterdescendants("p")):
        if _TITLES.intersection((paragraph.get("class") or "").split()):
            rename(paragraph, "h1")
    step = 1 if next(tree.iterdescendants("h1"), None) is not None else 0
    for heading in tree.iterdescendants(*_HEADINGS):
        rename(heading, f"h{min(_HEADINGS[heading.tag] + step, _LOWEST)}")


def nothing_empty(tree):
    """No block or mark without words, and no line break where a block begins or ends."""
    for element in reversed(list(tree.iterdescendants(*_EMPTY))):
        if is_empty(element):
            drop(element)
    for element in list(tree.iterdescendants("p", "li", "h2", "h3", "h4", "td", "th")):
        trim_breaks(element)
    for element in reversed(list(tree.iterdescendants(*_LISTS))):
        if is_empty(element):
            drop(element)


def trim_breaks(element):
    while len(element) and element[-1].tag == "br" and not (element[-1].tail or "").strip():
        drop(element[-1])
    while len(element) and element[0].tag == "br" and not (element.text or "").strip():
        drop(element[0])


def lean_items(tree):
    """An item or a cell of one paragraph is that paragraph."""
    for element in tree.iterdescendants("li", "td", "th"):
        inside = [part for part in element if part.tag == "p"]
        others = [part for part in element if part.tag not in {"p", "ul", "ol"}]
        if len(inside) == 1 and not others and not (element.text or "").strip() and element[0] is inside[0]:
            element.text = None
            unwrap(inside[0])
