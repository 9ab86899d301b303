"""What the templates put around the words of a page: the heading above each slot, and the anchors one can link to."""

import re
from dataclasses import dataclass
from functools import cache

from django.template.loader import get_template

_UNREAD = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
_EXTENDS = re.compile(r'{% extends "([^"]+)" %}')
_INCLUDE = re.compile(r'{% include "([^"]+)"[^%]*%}')
_HEADING_OR_SLOT = re.compile(r'<h([1-6])[\s>]|{% placeholder "([\w-]+)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_VARIABLE = re.compile(r"{[{%].*?[%}]}")


@dataclass(frozen=True)
class Outline:
    """`slots` holds the level of the heading above each, in reading order; `anchors` the patterns of its ids."""

    slots: dict
    anchors: frozenset

    def may_have(self, anchor):
        """Whether a page of the template can have this anchor: some stand there only with certain words or facts."""
        return any(re.fullmatch(pattern, anchor) for pattern in self.anchors)


@cache
def outline_of(template):
    """The `Outline` of a page's template; read once, as templates change only with the program."""
    source = _UNREAD.sub("", get_template(template).template.source)
    parent = _EXTENDS.search(source)
    above = outline_of(parent[1]) if parent else Outline({}, frozenset())
    whole = _with_parts(source, (template,))
    anchors = {".+".join(map(re.escape, _VARIABLE.split(anchor))) for anchor in _ANCHOR.findall(whole)}
    return Outline(above.slots | _slots_in(whole), above.anchors | anchors)


def _slots_in(source):
    slots, level = {}, 1
    for heading, slot in _HEADING_OR_SLOT.findall(source):
        if heading:
            level = int(heading)
        else:
            slots[slot] = level
    return slots


def _with_parts(source, inside):
    """The source with that of the templates that it includes by name in their places."""

    def part(include):
        name = include[1]
        if name in inside:
            return ""
        return _with_parts(_UNREAD.sub("", get_template(name).template.source), (*inside, name))

    return _INCLUDE.sub(part, source)
