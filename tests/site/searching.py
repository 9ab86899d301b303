"""Searching as a visitor does, and looking into the index as nobody can."""

from django.db import connection
from django.test import TestCase
from django.utils import translation

from cremona_site.models import SearchDocument
from cremona_site.search import index
from cremona_site.search.finding import find

WORDS_STORED = {
    "sqlite": f"SELECT rowid, title, summary, text FROM {index.TABLE}",  # noqa: S608
    "postgresql": f"SELECT place, title::text, words::text FROM {index.TABLE}",  # noqa: S608
}


def titles(query, language="it"):
    """What a search finds, best first."""
    with translation.override(language):
        return [hit.title for hit in find(query, language).hits]


def committed():
    """Runs a change, and what waits for its commit."""
    return TestCase.captureOnCommitCallbacks(execute=True)


def stored():
    """All that the index holds, without the numbers of its rows."""
    fields = ["page", "office", "language", "kind", "title", "title_lexemes", "summary", "text", "last_day", "recipe"]
    documents = {
        index.place_of(document): tuple(
            str(getattr(document, f"{name}_id", getattr(document, name))) for name in fields
        )
        for document in SearchDocument.objects.all()
    }
    with connection.cursor() as cursor:
        cursor.execute(WORDS_STORED[connection.vendor])
        words = {place: tuple(row) for place, *row in cursor.fetchall()}
    assert words.keys() == documents.keys()
    return sorted((documents[place], words[place]) for place in documents)
