"""The words of the documents in SQLite: a table of FTS5."""

TABLE = "cremona_site_searchwords"
PLACE = "rowid"
# How much a word counts in title, summary and text
WEIGHTS = "10.0, 4.0, 1.0"
MATCHING = f"""
SELECT * FROM (
    SELECT rowid AS place, -bm25({TABLE}, {WEIGHTS}) AS relevance FROM {TABLE}
    WHERE {TABLE} MATCH %s AND {{within}} ORDER BY rowid LIMIT {{limit}}
)
"""  # noqa: S608


def insert(cursor, rows):
    joined = [(place, *(" ".join(words) for words in parts)) for place, *parts in rows]
    cursor.executemany(f"INSERT INTO {TABLE} (rowid, title, summary, text) VALUES (%s, %s, %s, %s)", joined)  # noqa: S608


def asked(terms, is_any):
    return (" OR " if is_any else " AND ").join(f"({way_of(term)})" for term in terms)


def matching(asked, within, limit, in_titles=False):
    """SQL and parameters: the first places that match, with their relevance; `within` and `limit` are SQL, too."""
    return MATCHING.format(within=within, limit=limit), [f"title : ({asked})" if in_titles else asked]


def way_of(term):
    return " OR ".join("(" + " AND ".join(map(quoted, way)) + ")" for way in term.ways)


def quoted(lexeme):
    return f'"{lexeme[:-1]}" *' if lexeme.endswith("*") else f'"{lexeme}"'
