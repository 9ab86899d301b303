"""Answers a search: what is found, best first, never more than can be shown in time; and what of it is public now."""

from dataclasses import dataclass, field
from datetime import date

from contacts.models import Office
from cremona_site.models import SearchDocument
from cremona_site.search import index
from cremona_site.search.documents import public_contents
from cremona_site.search.query import clean, parse
from cremona_site.search.ranking import ranked
from cremona_site.search.synonyms import synonyms_in

MOST_RESULTS = 60
FEW = 10
MOST_CANDIDATES, MOST_IN_TITLES = MOST_RESULTS + 1, 40


@dataclass(slots=True)
class Hit:
    """A document that was found; `path` is that of its page, or the slug of its office, once it is known as public."""

    pk: int
    kind: str
    page_id: int | None
    office_id: int | None
    title: str
    title_lexemes: str
    last_day: date | None
    path: str | None = None


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
    relevance = candidates(terms, places, is_any)
    is_cut = len(relevance) >= MOST_CANDIDATES
    best = ranked(hits_of(relevance), relevance, terms)[:MOST_RESULTS]
    if len(best) <= FEW:  # before they are counted: not even a number tells of what is public no more
        best = public_now(best, language)
    return Answer(terms, best, is_any, is_cut)


def candidates(terms, places, is_any):
    """Relevance by id of what is worth ranking: where that is more than can be, titles must not be missed."""
    if is_any:  # some of the words stand nearly everywhere
        titles = index.find(terms, MOST_CANDIDATES, places, is_any, in_titles=True)
        if len(titles) == MOST_CANDIDATES:
            return titles
    relevance = index.find(terms, MOST_CANDIDATES, places, is_any)
    if len(relevance) < MOST_CANDIDATES:
        return relevance
    return relevance | (titles if is_any else index.find(terms, MOST_IN_TITLES, places, is_any, in_titles=True))


def hits_of(ids):
    fields = ["pk", "kind", "page_id", "office_id", "title", "title_lexemes", "last_day"]
    return [Hit(*row) for row in SearchDocument.objects.filter(pk__in=list(ids)).values_list(*fields)]


def public_now(hits, language):
    """Those of the hits that everybody can read now, whatever the index says."""
    unknown = [hit for hit in hits if hit.path is None]
    paths = paths_of([hit.page_id for hit in unknown if hit.page_id], language)
    slugs = slugs_of([hit.office_id for hit in unknown if hit.office_id])
    for hit in unknown:
        hit.path = paths.get(hit.page_id) if hit.page_id else slugs.get(hit.office_id)
    return [hit for hit in hits if hit.path is not None]


def paths_of(page_ids, language):
    """The paths of those pages that are public, by page."""
    if not page_ids:
        return {}
    return dict(public_contents([language]).filter(page__in=page_ids).order_by().values_list("page_id", "url_path"))


def slugs_of(office_ids):
    if not office_ids:
        return {}
    return dict(Office.objects.active().filter(pk__in=office_ids).values_list("pk", "slug"))
