"""Reads what is worth ranking, with the address at which everybody can read it now, in one statement.

PostgreSQL does each part of it in less time than the way there and back takes.
"""

from dataclasses import dataclass
from functools import lru_cache, partial

from cms.models import PageContent
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from contacts.models import Office
from cremona_site.models import SearchDocument
from cremona_site.search.documents import public_contents
from cremona_site.search.index import SPAN, store

MOST_RESULTS = 60
MOST, MOST_IN_TITLES = MOST_RESULTS + 1, 40  # one more than is shown: so it is known that there is more
FIELDS = ["pk", "kind", "page_id", "office_id", "title", "title_lexemes", "last_day", "path"]
STATEMENT = """
WITH first AS ({first}), others AS ({others}), found AS (
    SELECT place, max(relevance) AS relevance
    FROM (SELECT * FROM first UNION ALL SELECT * FROM others) AS matched
    GROUP BY place
)
SELECT pk, kind, page_id, office_id, title, title_lexemes, last_day < %s, path, relevance
FROM found LEFT JOIN ({documents}) AS documents ON pk = place %% {span}
"""
LIMIT_OF_OTHERS = "(CASE WHEN (SELECT count(*) FROM first) {condition} THEN {limit} ELSE 0 END)"


@dataclass(slots=True)
class Hit:
    """A document that was found; `path` is that of its page, or the slug of its office, None where it is not public."""

    pk: int
    kind: str
    page_id: int | None
    office_id: int | None
    title: str
    title_lexemes: str
    is_over: bool | None
    path: str | None
    relevance: float


def candidates(terms, language, places, is_any=False):
    """Documents that hold all terms, or any of them, in no order; `MOST` or more where there are more."""
    first, others = matching(terms, places, is_any)
    documents = public_documents(language, ContentType.objects.get_for_model(PageContent).pk)
    statement = STATEMENT.format(first=first[0], others=others[0], documents=documents[0], span=SPAN)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*first[1], *others[1], timezone.localdate(), *documents[1]])
        return [Hit(*row) for row in cursor.fetchall()]


def matching(terms, places, is_any):
    """SQL and parameters of what is looked for first, and of what is where the first is not all."""
    asked, within = store().asked(terms, is_any), f"{store().PLACE} >= {places[0]} AND {store().PLACE} < {places[1]}"
    look_for = partial(store().matching, asked, within)
    if is_any:  # some of the words stand nearly everywhere: they are not looked for where titles are enough
        limit = LIMIT_OF_OTHERS.format(condition=f"< {MOST}", limit=MOST)
        return look_for(MOST, in_titles=True), look_for(limit)
    # Where there is more than can be ranked, titles must not be missed
    limit = LIMIT_OF_OTHERS.format(condition=f"= {MOST}", limit=MOST_IN_TITLES)
    return look_for(MOST), look_for(limit, in_titles=True)


@lru_cache(maxsize=16)
def public_documents(language, _content_type):
    """SQL and parameters of all documents, each with its path while it is public; building it takes longer than asking.

    Among the parameters is the number of a content type: a new one needs a new answer. Nothing that somebody typed may
    be among them, nor what time it is.
    """
    page = public_contents([language]).filter(page=OuterRef("page")).order_by().values("url_path")[:1]
    office = Office.objects.active().filter(pk=OuterRef("office")).order_by().values("slug")
    path = Coalesce(Subquery(page), Subquery(office), output_field=CharField())
    return SearchDocument.objects.annotate(path=path).values_list(*FIELDS).query.sql_with_params()
