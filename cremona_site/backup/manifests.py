"""The manifest of an archive: what it holds, and whether it may be restored here."""

import hashlib
import json

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from cremona_site.backup import checksums
from cremona_site.backup.refusals import Refused

FORMAT = 1
SITE = "cremona"
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def written_for(dump, has_media):
    """The manifest that goes with the dump of a database, as bytes."""
    manifest = {
        "format": FORMAT,
        "site": SITE,
        "site_url": settings.SITE_URL,
        "release": getattr(settings, "RELEASE", ""),
        "created_at": timezone.now().isoformat(timespec="seconds"),
        "database": {"vendor": dump.vendor, "version": dump.version, "schema": dump.schema, "bytes": dump.bytes},
        "migrations": dump.migrations,
        "rows": dump.rows,
        "media": "files" if has_media else "elsewhere",
    }
    return json.dumps(manifest, indent=1).encode()


def parse(data, lines):
    """The manifest in these bytes, of which the line of its checksum is added to `lines`."""
    try:
        manifest = json.loads(data)
        database = manifest["database"]
        is_whole = (
            isinstance(manifest["format"], int)
            and {"site", "created_at", "media", "rows"} <= manifest.keys()
            and isinstance(database["bytes"], int)
            and isinstance(database["version"], str)
            and database["vendor"] in NAMES
            and all(isinstance(part, str) for app, name in manifest["migrations"] for part in (app, name))
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        is_whole = False
    if not is_whole or manifest["site"] != SITE:
        raise Refused("L’archivio non è una copia di questo sito: il suo manifest.json è di altro.")
    lines.append(checksums.line(hashlib.sha256(data).hexdigest(), "manifest.json"))
    return manifest


def can_be_read(manifest):
    if manifest["format"] > FORMAT:
        raise Refused(
            f"L’archivio ha il formato {manifest['format']}, questo codice legge fino al {FORMAT}: usa la versione del "
            f"sito che l’ha fatto{release_of(manifest)} o una più recente."
        )


def can_be_restored(manifest):
    """Refuses what this code, this kind of database or this place for media could not take."""
    can_be_read(manifest)
    vendor = manifest["database"]["vendor"]
    if vendor != connection.vendor:
        raise Refused(
            f"L’archivio viene da {NAMES[vendor]}, DATABASE_URL indica {NAMES[connection.vendor]}: ripristinalo su una "
            f"base dati {NAMES[vendor]}."
        )
    unknown = sorted({tuple(migration) for migration in manifest["migrations"]} - known_migrations())
    if unknown:
        raise Refused(
            f"L’archivio è di una versione del sito{release_of(manifest)} più recente di questo codice, che non "
            f"conosce {len(unknown)} migrazioni ({'.'.join(unknown[0])}…): installa quella versione, poi ripristina."
        )


def known_migrations():
    loader = MigrationLoader(None)
    replaced = {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    return set(loader.disk_migrations) | replaced


def release_of(manifest):
    return f" ({manifest['release']})" if manifest.get("release") else ""
