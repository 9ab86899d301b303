"""SQLite: copied by its own backup interface, so that neither the site nor the copy waits, and none is half."""

import gzip
import os
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.sqlite3._functions import register

from cremona_site.backup.checksums import BLOCK
from cremona_site.backup.dumps import LEFT_OUT, Dump, compare, count_rows, migrations_in
from cremona_site.backup.refusals import Refused

BUSY = 30  # seconds that a restore waits for who is writing


def live():
    return Path(connection.settings_dict["NAME"])


def size():
    """Bytes that a dump may need: the copy, and the copy of it without what was deleted."""
    return 2 * live().stat().st_size if live().exists() else 0


def is_empty():
    if not live().exists():
        return True
    try:
        with closing(reading(live())) as database:
            return not tables_of(database)
    except sqlite3.DatabaseError:
        return False  # damaged, so somebody's


def dump(folder):
    """A copy in the folder, without sessions and without the remains of what was deleted."""
    whole, clean, packed = folder / "whole.sqlite3", folder / "clean.sqlite3", folder / "database"
    try:
        copy_live(whole)
        with closing(sqlite3.connect(whole, isolation_level=None)) as database:
            tables = tables_of(database)
            cursor = database.cursor()
            migrations = migrations_in(cursor, tables)
            for table in set(LEFT_OUT) & set(tables):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
            check(database)
            rows = count_rows(cursor, tables)
            cursor.execute("VACUUM INTO ?", [str(clean)])
    except sqlite3.DatabaseError as error:
        raise Refused(f"La base dati {live()} non si lascia copiare: {error}.") from error
    whole.unlink()
    unpacked = clean.stat().st_size
    with clean.open("rb") as source, gzip.open(packed, "wb", compresslevel=4) as target:
        shutil.copyfileobj(source, target, BLOCK)
    clean.unlink()
    return Dump(packed, "sqlite", sqlite3.sqlite_version, "", unpacked, rows, migrations)


def copy_live(target):
    if not live().exists():
        raise Refused(f"La base dati {live()} non c’è: niente da salvare.")
    with closing(reading(live())) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)  # in one step: one moment, whoever writes meanwhile
        copy.execute("PRAGMA journal_mode=DELETE")


def can_take(manifest):
    """Any SQLite reads what any other wrote."""


def restore(packed, manifest, before_commit):
    """Puts the database in the place of what is there, in one transaction: who reads gets the old or the new."""
    ready = packed.with_name("ready.sqlite3")
    unpack(packed, ready, manifest["database"]["bytes"])
    try:
        with closing(reading(ready)) as database:
            check(database)
            compare(count_rows(database.cursor(), tables_of(database)), manifest)
    except sqlite3.DatabaseError as error:
        raise Refused(f"L’archivio è rovinato: la sua base dati non si apre ({error}).") from error
    connection.close()
    try:
        set_aside_if_damaged()
        before_commit()
        put(ready)
    except sqlite3.DatabaseError as error:
        raise Refused(f"{live()} non si lascia riscrivere, e tutto è rimasto com’era: {error}.") from error
    ready.unlink()


def put(ready):
    live().parent.mkdir(parents=True, exist_ok=True)
    with closing(reading(ready)) as source, closing(sqlite3.connect(live(), timeout=BUSY)) as target:
        source.backup(target, progress=refuse_busy)


def refuse_busy(status, _remaining, _total):
    """Without it Python would try again for ever."""
    if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise Refused("Qualcuno sta scrivendo nella base dati, e tutto è rimasto com’era: ferma il sito e riprova.")


def unpack(packed, target, expected):
    free = shutil.disk_usage(target.parent).free
    if expected > free:
        raise Refused(
            f"Manca spazio in {target.parent}: la base dati ne chiede {expected:,} byte, ce ne sono {free:,}."
        )
    try:
        with gzip.open(packed) as source, target.open("xb") as file:
            while data := source.read(BLOCK):
                file.write(data)
                if file.tell() > expected:
                    raise Refused("L’archivio è rovinato: la base dati è più grande di quanto dichiara.")
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise Refused(f"L’archivio è rovinato: la sua base dati non si apre ({error}).") from error


def set_aside_if_damaged():
    """Moves a file away that is no database any more; into a good one the backup interface writes by itself."""
    try:
        with closing(sqlite3.connect(live(), timeout=BUSY)) as database:
            database.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        if live().exists():
            raise
    except sqlite3.DatabaseError:
        for end in ["", "-wal", "-shm"]:
            if os.path.exists(f"{live()}{end}"):
                os.replace(f"{live()}{end}", f"{live()}.damaged{end}")


def reading(path):
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY)


def check(database):
    """Looks at all pages and constraints, some of which call functions that Django brings."""
    register(database)
    found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def tables_of(database):
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in database.execute(names)]
