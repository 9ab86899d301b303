"""In which order results stand: what the title says, what kind of page it is, how much it speaks of it."""

from cremona_site.models import SearchDocument

Kind = SearchDocument.Kind
# Whoever asks for help must find help before news, and what is to come before what is over
BY_KIND = {
    Kind.PROJECT: 4,
    Kind.SERVICE: 4,
    Kind.AREA: 4,
    Kind.OFFICE: 3,
    Kind.PAGE: 2,
    Kind.SECTION: 2,
    Kind.INITIATIVE: 1.5,
    Kind.NEWS: 1,
}
OVER = -3
EXACT_TITLE, WHOLE_TITLE, PART_OF_TITLE, RELEVANCE = 20, 8, 4, 3


def ranked(hits, terms):
    """The hits, best first."""
    most = max((hit.relevance for hit in hits), default=0) or 1
    wanted = {lexeme for term in terms for lexeme in term.lexemes}
    beginnings = tuple(lexeme[:-1] for lexeme in wanted if lexeme.endswith("*"))

    def score(hit):
        words = set(hit.title_lexemes.split())
        words |= {f"{start}*" for start in beginnings if any(word.startswith(start) for word in words)}
        title = 0 if wanted.isdisjoint(words) else score_of_title(words, terms)
        return title + score_of_kind(hit) + RELEVANCE * hit.relevance / most

    scores = {hit.pk: score(hit) for hit in hits}
    return sorted(hits, key=lambda hit: (-scores[hit.pk], hit.title, hit.pk))


def score_of_kind(hit):
    return OVER if hit.is_over else BY_KIND[hit.kind]


def score_of_title(words, terms):
    """How much of what was looked for a title says; most where it says nothing else."""
    said = sum(any(words.issuperset(way) for way in term.ways) for term in terms)
    if said < len(terms):
        return PART_OF_TITLE * said / len(terms)
    plain = [word for word in words if not word.endswith("*")]
    return EXACT_TITLE if len(plain) <= len(terms) else WHOLE_TITLE
