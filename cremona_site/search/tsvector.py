"""The words of the documents in PostgreSQL: vectors of lexemes with their weights.

They are written as vectors, so that no dictionary of the database changes them.
"""

from psycopg2.extras import execute_values

TABLE = "cremona_site_searchwords"
PLACE = "place"
# How much a word counts, from D to A: of texts, of nothing, of summaries, of titles
WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"
LAST_POSITION = 16_383


def insert(cursor, rows):
    vectors = [
        (place, vector([(title, "A")]), vector([(title, "A"), (summary, "B"), (text, "D")]))
        for place, title, summary, text in rows
    ]
    statement = f"INSERT INTO {TABLE} (place, title, words) VALUES %s"  # noqa: S608
    execute_values(cursor.cursor, statement, vectors, template="(%s, %s::tsvector, %s::tsvector)")


def vector(parts):
    weighted = [(lexeme, weight) for lexemes, weight in parts for lexeme in lexemes]
    return " ".join(
        f"'{lexeme}':{min(position, LAST_POSITION)}{weight}" for position, (lexeme, weight) in enumerate(weighted, 1)
    )


def find(cursor, terms, limit, places, is_any, in_titles):
    asked = (" | " if is_any else " & ").join(f"({way_of(term)})" for term in terms)
    column = "title" if in_titles else "words"
    # Ranks what is within the limit only. The sum keeps the planner from walking along the places: it does not know how
    # many rows it would read in vain.
    cursor.execute(
        f"SELECT place, ts_rank(%s, words, %s::tsquery, 1) FROM (SELECT place, words FROM {TABLE} "  # noqa: S608
        f"WHERE {column} @@ %s::tsquery AND place >= %s AND place < %s ORDER BY place + 0 LIMIT %s) AS found",
        [WEIGHTS, asked, asked, *places, limit],
    )


def way_of(term):
    return " | ".join("(" + " & ".join(map(quoted, way)) + ")" for way in term.ways)


def quoted(lexeme):
    return f"'{lexeme[:-1]}':*" if lexeme.endswith("*") else f"'{lexeme}'"
