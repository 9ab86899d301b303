"""The dump of a database, and what both kinds have in common."""

from dataclasses import dataclass
from pathlib import Path

from cremona_site.backup.refusals import Refused

# Whoever steals a copy comes in by no session that was open, and whoever restores one lets nobody in by an old one.
# Counters of failed sign-ins are worth nothing a day later.
LEFT_OUT = ["cremona_site_limit", "django_session"]


@dataclass(frozen=True)
class Dump:
    """A file with all of a database, as it was at one moment."""

    path: Path
    vendor: str
    version: str
    schema: str
    bytes: int
    rows: dict
    migrations: list


def count_rows(cursor, tables):
    """How many rows each table holds, but for those that no copy has."""
    rows = {}
    for table in sorted(set(tables) - set(LEFT_OUT)):
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - names out of the catalogue
        rows[table] = cursor.fetchone()[0]
    return rows


def migrations_in(cursor, tables):
    if "django_migrations" not in tables:
        raise Refused("La base dati è vuota: non c’è niente da salvare. `manage.py prepare` la prepara.")
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return sorted({(app, name) for app, name in cursor.fetchall()})


def compare(rows, manifest):
    """Refuses a database that does not hold what its manifest says."""
    expected = manifest["rows"]
    odd = sorted(table for table in rows.keys() | expected.keys() if rows.get(table) != expected.get(table))
    if odd:
        raise Refused(
            f"L’archivio è rovinato: le tabelle {', '.join(odd[:5])} non hanno le righe che dovrebbero avere."
        )
