"""Every address of staff, as a person reads it: `/admin/contacts/office/<object_id>/change/`."""

import re

from django.urls import URLPattern, get_resolver

STAFF = ("/admin/", "/cms_", "/accesso/")
PART = re.compile(r"<(\w+)>")
IN_WORDS = [
    (r"\(\?P<(\w+)>[^)]*\)", r"<\1>"),  # a named group of a regular expression
    (r"\([^)]*\)", "<n>"),
    (r"<\w+:(\w+)>", r"<\1>"),
    (r"[\^$\\]", ""),
]


def addresses_of_staff():
    """All that the site answers at below the doors of staff, each once."""
    return sorted({address for address in routes(get_resolver()) if address.startswith(STAFF)})


def routes(resolver, before="/"):
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield in_words(route)
        else:
            yield from routes(pattern, route)


def in_words(route):
    for pattern, words in IN_WORDS:
        route = re.sub(pattern, words, route)
    return route


def filled(address, parts):
    """The address with `parts` in place of what stands in angle brackets, one after the other."""
    parts = iter(parts)
    return PART.sub(lambda part: str(next(parts)), address)
