"""The synonyms that staff keep, as the query needs them."""

import time
from functools import lru_cache

from cremona_site.models import SearchSynonym
from cremona_site.models.search_synonym import expressions
from cremona_site.search.analysis import lexemes


def synonyms_in(language):
    """What else to look for, by lexemes that stand side by side: each a tuple of lexemes that must all be there.

    Every process reads them once a second at most: what staff change holds within a second.
    """
    return read(language, this_second())


def this_second():
    return int(time.monotonic())


@lru_cache(maxsize=8)
def read(language, _second):
    kept = SearchSynonym.objects.filter(language=language).order_by().values_list("typed", "meant", "is_mutual")
    return analysed(language, tuple(kept))


@lru_cache(maxsize=8)
def analysed(language, kept):
    """`synonyms_in`, made once for what staff keep: it seldom changes."""
    found = {}
    for typed, meant, is_mutual in kept:
        typed, meant = (
            [tuple(lexemes(expression, language)) for expression in expressions(listed)] for listed in (typed, meant)
        )
        for origins, ways in [(typed, meant), (meant, typed)] if is_mutual else [(typed, meant)]:
            for origin in filter(None, origins):
                found.setdefault(origin, []).extend(way for way in ways if way and way != origin)
    return {origin: tuple(dict.fromkeys(ways)) for origin, ways in found.items()}


def read_anew():
    """Lets the process that changed synonyms heed them at once."""
    read.cache_clear()
