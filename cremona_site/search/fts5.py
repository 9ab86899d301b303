"""The words of the documents in SQLite: a table of FTS5."""

TABLE = "cremona_site_searchwords"
PLACE = "rowid"
# How much a word counts in title, summary and text
WEIGHTS = "10.0, 4.0, 1.0"


def insert(cursor, rows):
    joined = [(place, *(" ".join(words) for words in parts)) for place, *parts in rows]
    cursor.executemany(f"INSERT INTO {TABLE} (rowid, title, summary, text) VALUES (%s, %s, %s, %s)", joined)  # noqa: S608


def find(cursor, terms, limit, places, is_any, in_titles):
    asked = (" OR " if is_any else " AND ").join(f"({way_of(term)})" for term in terms)
    if in_titles:
        asked = f"title : ({asked})"
    cursor.execute(
        f"SELECT rowid, -bm25({TABLE}, {WEIGHTS}) FROM {TABLE} "  # noqa: S608
        f"WHERE {TABLE} MATCH %s AND rowid >= %s AND rowid < %s ORDER BY rowid LIMIT %s",
        [asked, *places, limit],
    )


def way_of(term):
    return " OR ".join("(" + " AND ".join(map(quoted, way)) + ")" for way in term.ways)


def quoted(lexeme):
    return f'"{lexeme[:-1]}" *' if lexeme.endswith("*") else f'"{lexeme}"'
