"""The database as it was before the browser came, and the way back to it."""

import faulthandler
import sqlite3
import sys
import time
from contextlib import closing

from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.cache import cache
from django.db import connection, connections


class Snapshot:
    """A copy of the test database; `restore` puts it back in less time than a flush, and keeps the content types."""

    def __init__(self):
        connections.close_all()
        self.database = connection.settings_dict["NAME"]
        self.take()

    def restore(self):
        connections.close_all()
        self.put_back()
        ContentType.objects.clear_cache()
        Site.objects.clear_cache()
        cache.clear()


class SqliteSnapshot(Snapshot):
    LONGEST_WAIT = 30  # seconds

    def take(self):
        self.copy = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(self.database)) as file:
            file.backup(self.copy)

    def put_back(self):
        """SQLite tries for ever while a thread of the server reads or writes: here only for a while."""
        give_up = time.monotonic() + self.LONGEST_WAIT

        def look_at_the_clock(status, remaining, total):
            if time.monotonic() > give_up:
                faulthandler.dump_traceback(sys.__stderr__)
                raise TimeoutError("A thread of the server holds the database: its place is in the traceback above")

        with closing(sqlite3.connect(self.database, timeout=1)) as file:
            self.copy.backup(file, progress=look_at_the_clock)

    def discard(self):
        self.copy.close()


class PostgresSnapshot(Snapshot):
    def take(self):
        self.copy = f"{self.database}_copy"
        self.run(
            f'DROP DATABASE IF EXISTS "{self.copy}"',
            f'CREATE DATABASE "{self.copy}" TEMPLATE "{self.database}"',
        )

    def put_back(self):
        self.run(
            f'DROP DATABASE "{self.database}" WITH (FORCE)',
            f'CREATE DATABASE "{self.database}" TEMPLATE "{self.copy}"',
        )

    def discard(self):
        self.run(f'DROP DATABASE "{self.copy}"')

    def run(self, *statements):
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def take_snapshot():
    return SqliteSnapshot() if connection.vendor == "sqlite" else PostgresSnapshot()
