"""The wrapping in which programs put what one copies: whole documents, remarks, styles, marks of their own."""

import re

from cremona_site.proofreading.pasted.trees import drop, unwrap

_BEGIN, _END = "<!--startfragment-->", "<!--endfragment-->"
_UNREAD = {"head", "title", "meta", "link", "style", "script", "xml", "base", "object", "colgroup", "col"}
# A picture of a document lies on the computer of whoever wrote it; here pictures are parts of their own
_UNREAD |= {"img", "picture", "source", "video", "audio", "iframe", "canvas", "svg", "map", "input", "button", "select"}
_OFFICE = re.compile(r"[a-z]\w*:\w+", re.IGNORECASE)
_KEPT = {"href", "hreflang", "lang", "dir", "title", "colspan", "rowspan", "scope"}
# Word names the language that its speller believes in, with a country; people who mark foreign words name it alone
_LANGUAGE = re.compile(r"(?!it$)[a-z]{2,3}")


def fragment_of(body):
    """What was copied, out of the document around it."""
    lower = body.lower()
    begin, end = lower.find(_BEGIN), lower.rfind(_END)
    return body[begin + len(_BEGIN) : end] if 0 <= begin < end else body


def without_machinery(tree):
    for element in list(tree.iterdescendants()):
        if not isinstance(element.tag, str) or element.tag in _UNREAD:
            drop(element)
        elif _OFFICE.fullmatch(element.tag):
            unwrap(element)


def bare_elements(tree):
    """No attribute but those that tell readers something; the widths and colours of a document stay there."""
    for element in tree.iterdescendants():
        if element.tag == "cms-plugin":
            continue
        for name in list(element.attrib):
            if name not in _KEPT and not name.startswith("data-cms-"):
                del element.attrib[name]
        for name in ("colspan", "rowspan"):
            if element.get(name) in {"1", "0", ""}:
                del element.attrib[name]
        if "lang" in element.attrib and not _LANGUAGE.fullmatch(element.get("lang")):
            del element.attrib["lang"]
