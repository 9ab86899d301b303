"""The words of the documents, in the table that each kind of database searches best: FTS5, or tsvector with GIN.

Both hold the same lexemes (`cremona_site.search.analysis`) and so find the same; migration 0007 makes the table. A
document's place is its key there: its kind, then its number. Where a search finds more than can be ranked in time, the
first places win.
"""

from django.db import connection

from cremona_site.models import SearchDocument
from cremona_site.search import fts5, tsvector

TABLE = "cremona_site_searchwords"
STORES = {"sqlite": fts5, "postgresql": tsvector}
KINDS = [kind.value for kind in SearchDocument.Kind]
SPAN = 10**10
EVERYWHERE = (0, len(KINDS) * SPAN)


def store():
    return STORES[connection.vendor]


def place_of(document):
    return KINDS.index(document.kind) * SPAN + document.pk


def places_of(kinds):
    """From the first to the last place of kinds that stand side by side."""
    positions = [KINDS.index(kind) for kind in kinds]
    return min(positions) * SPAN, (max(positions) + 1) * SPAN


def put(documents_with_words):
    """Writes documents that are not in the index, each with three lists of lexemes: of title, summary and text."""
    rows = [(place_of(document), *words) for document, words in documents_with_words]
    if rows:
        with connection.cursor() as cursor:
            store().insert(cursor, rows)


def remove(document):
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE {store().PLACE} = %s", [place_of(document)])  # noqa: S608


def remove_strays():
    """Removes words whose document is gone."""
    place, documents = store().PLACE, SearchDocument._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {TABLE} WHERE {place} %% %s NOT IN (SELECT id FROM {documents})",  # noqa: S608
            [SPAN],
        )
