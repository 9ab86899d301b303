"""Chooses how a body is sent, and makes it so."""

import gzip
from functools import lru_cache

import brotli

BROTLI, GZIP, PLAIN = "br", "gzip", "identity"
OURS = (BROTLI, GZIP, PLAIN)  # the first is the smallest
LONGEST_WISH = 300
SMALLEST = 500  # bytes below which nothing is won
COMPRESSIBLE = ("text/", "application/xml", "application/atom+xml", "application/json", "image/svg+xml")


def best(wish):
    """The encoding to send for an `Accept-Encoding`, as RFC 9110 reads it; what is odd gets the plain body."""
    return chosen(wish) if wish and len(wish) <= LONGEST_WISH else PLAIN


@lru_cache(maxsize=256)
def chosen(wish):
    weights = weights_in(wish)
    others = weights.get("*", 0.0)
    wanted = {encoding: weights.get(encoding, others) for encoding in (BROTLI, GZIP)}
    wanted[PLAIN] = weights.get(PLAIN, others)  # always allowed, but asked for only where it is named
    encoding = max(OURS, key=lambda ours: wanted[ours])  # of equals the first
    return encoding if wanted[encoding] > 0 else PLAIN


def weights_in(wish):
    weights = {}
    for part in wish.lower().split(","):
        name, _, parameter = part.partition(";")
        weights["gzip" if name.strip() == "x-gzip" else name.strip()] = weight(parameter)
    return weights


def weight(parameter):
    """The weight between 0 and 1 in `q=0.5`; 1 where there is none, 0 where it is not to be read."""
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0 if not name.strip() else 0.0
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if 0 <= number <= 1 else 0.0


def is_compressible(content_type, body):
    return len(body) >= SMALLEST and content_type.startswith(COMPRESSIBLE)


def encoded(body, encoding):
    """A body as it is sent; strong enough to be small, quick enough to be made while somebody waits (some ms)."""
    if encoding == BROTLI:
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=6)
    if encoding == GZIP:
        return gzip.compress(body, compresslevel=6, mtime=0)
    return body
