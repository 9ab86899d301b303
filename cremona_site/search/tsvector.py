"""The words of the documents in PostgreSQL: vectors of lexemes with their weights.

They are written as vectors, so that no dictionary of the database changes them.
"""

from psycopg2.extras import execute_values

TABLE = "cremona_site_searchwords"
PLACE = "place"
# How much a word counts, from D to A: of texts, of nothing, of summaries, of titles
WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"
LAST_POSITION = 16_383
# The sum keeps the planner from walking along all places: it does not know how many rows it would read in vain. Only
# numbers are sorted: vectors would be copied.
SEARCHED = f"""
SELECT place + 0 AS place FROM {TABLE} WHERE {{column}} @@ %s::tsquery AND {{within}} ORDER BY 1 LIMIT {{limit}}
"""  # noqa: S608
IN_TITLES = SEARCHED.replace("{column}", "title")
# A word of nearly every page is found within the first places sooner than the index has listed all others
IN_WORDS = f"""
WITH walked AS (
    SELECT place FROM (SELECT place, words FROM {TABLE} WHERE {{within}} ORDER BY place LIMIT 100) AS start
    WHERE words @@ %s::tsquery ORDER BY place LIMIT {{limit}}
)
SELECT place FROM walked UNION ({
    SEARCHED.format(column="words", within="{within} AND (SELECT count(*) FROM walked) < {limit}", limit="{limit}")
})
"""  # noqa: S608
RANKED = f"""
SELECT place, (SELECT ts_rank(%s, words, %s::tsquery, 1) FROM {TABLE} WHERE place = matched.place) AS relevance
FROM ({{places}}) AS matched
"""  # noqa: S608


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


def asked(terms, is_any):
    return (" | " if is_any else " & ").join(f"({way_of(term)})" for term in terms)


def matching(asked, within, limit, in_titles=False):
    """SQL and parameters: the first places that match, with their relevance; `within` and `limit` are SQL, too."""
    places = (IN_TITLES if in_titles else IN_WORDS).format(within=within, limit=limit)
    return RANKED.format(places=places), [WEIGHTS, asked, *[asked] * places.count("%s")]


def way_of(term):
    return " | ".join("(" + " & ".join(map(quoted, way)) + ")" for way in term.ways)


def quoted(lexeme):
    return f"'{lexeme[:-1]}':*" if lexeme.endswith("*") else f"'{lexeme}'"
