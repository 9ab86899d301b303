"""Answers a search: what of it is public now, best first, never more than can be shown in time."""

from dataclasses import dataclass, field

from cremona_site.search import index
from cremona_site.search.candidates import MOST_RESULTS, candidates
from cremona_site.search.query import clean, parse
from cremona_site.search.ranking import ranked
from cremona_site.search.synonyms import synonyms_in


@dataclass
class Answer:
    """What was found; `is_partial` where no page holds all words, `is_cut` where there is more than can be shown."""

    terms: list = field(default_factory=list)
    hits: list = field(default_factory=list)
    is_partial: bool = False
    is_cut: bool = False


def find(typed, language, kinds=()):
    """The answer to what was typed, of these kinds or of any."""
    terms = parse(clean(typed), language, synonyms_in(language))
    if not terms:
        return Answer()
    places = index.places_of(kinds) if kinds else index.EVERYWHERE
    answer = look_for(terms, language, places)
    if not answer.hits and len(terms) > 1:
        answer = look_for(terms, language, places, is_any=True)
    return answer


def look_for(terms, language, places, is_any=False):
    found = candidates(terms, language, places, is_any)
    public = [hit for hit in found if hit.path is not None]
    return Answer(terms, ranked(public, terms)[:MOST_RESULTS], is_any, is_cut=len(found) > MOST_RESULTS)
