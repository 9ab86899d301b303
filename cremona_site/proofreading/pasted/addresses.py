"""The addresses of pasted links: those of a document on somebody's computer go, wrapped ones are opened."""

import re
from urllib.parse import parse_qs, urlsplit

from cremona_site.proofreading.pasted.trees import unwrap

# Word's notes, remarks, tables of contents and bookmarks; files of whoever wrote
_OF_A_DOCUMENT = re.compile(r"#_|file:|about:|cid:", re.IGNORECASE)
# By the end of the host: the name of the parameter that holds the address
_WRAPPERS = {"safelinks.protection.outlook.com": "url", "www.google.com": "q", "www.google.it": "q"}


def plain_addresses(tree):
    for link in list(tree.iterdescendants("a")):
        href = (link.get("href") or "").strip()
        if link.get("data-cms-href"):
            continue
        if not href or _OF_A_DOCUMENT.match(href):
            unwrap(link)
        elif wrapped := wrapped_in(href):
            link.set("href", wrapped)


def wrapped_in(href):
    """The address within one that only counts who follows it; empty where it is none of those."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    name = next((name for end, name in _WRAPPERS.items() if (parts.hostname or "").endswith(end)), None)
    if name is None or (name == "q" and parts.path != "/url"):
        return ""
    target = parse_qs(parts.query).get(name, [""])[0]
    return target if target.startswith(("https://", "http://")) else ""
