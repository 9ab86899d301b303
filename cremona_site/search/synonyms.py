"""The synonyms that staff keep, as the query needs them."""

from cremona_site.models import SearchSynonym
from cremona_site.models.search_synonym import expressions
from cremona_site.search.analysis import lexemes


def synonyms_in(language):
    """What else to look for, by lexemes that stand side by side: each a tuple of lexemes that must all be there."""
    found = {}
    for synonym in SearchSynonym.objects.filter(language=language):
        typed, meant = (
            [tuple(lexemes(expression, language)) for expression in expressions(listed)]
            for listed in (synonym.typed, synonym.meant)
        )
        for origins, ways in [(typed, meant), (meant, typed)] if synonym.is_mutual else [(typed, meant)]:
            for origin in filter(None, origins):
                found.setdefault(origin, []).extend(way for way in ways if way and way != origin)
    return {origin: tuple(dict.fromkeys(ways)) for origin, ways in found.items()}
