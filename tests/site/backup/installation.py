"""A site of the test's own: a database, a folder of files, a folder of archives, all at hand in this process."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from cremona_site.backup.dumps import LEFT_OUT

COUNTED_ANEW = {"cremona_site_generation", "sqlite_stat1", "sqlite_stat4"}
ON_SQLITE = connection.vendor == "sqlite"


def environment(installation):
    """What another process needs to be this installation."""
    given = connection.settings_dict
    host = str(given["HOST"]).replace("/", "%2F")
    server = f"{given['USER']}:{given['PASSWORD']}@{host}{':' * bool(given['PORT'])}{given['PORT']}"
    url = f"sqlite:///{installation.database}" if ON_SQLITE else f"postgres://{server}/{installation.database}"
    return os.environ | {
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(installation.media),
        "BACKUP_DIR": str(installation.backups),
        "BACKUP_RECIPIENT": ",".join(settings.BACKUP_RECIPIENT),
        "SITE_URL": "https://sito.example",
    }


class Installation:
    """One of the sites of a test; `use` makes it that of this process."""

    def __init__(self, folder, database, settings):
        self.folder, self.database, self.settings = folder, database, settings
        self.media, self.backups = folder / "media", folder / "backups"

    def use(self):
        connection.close()
        connection.settings_dict["NAME"] = str(self.database)
        self.settings.MEDIA_ROOT, self.settings.BACKUP_DIR = str(self.media), str(self.backups)

    def call(self, command, *arguments, **options):
        """What a command says, run in this process."""
        self.use()
        said = StringIO()
        call_command(command, *arguments, stdout=said, stderr=said, **options)
        return said.getvalue()

    def back_up(self, **options):
        """The path of a new archive."""
        before = set(self.archives())
        self.call("backup", **options)
        (made,) = set(self.archives()) - before
        return made

    def run(self, *arguments, **more):
        """A command in a process of its own."""
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=environment(self) | more.pop("env", {}),
            capture_output=True,
            text=True,
            check=False,
            **more,
        )

    def refusal(self, *arguments, **options):
        """Why a command is not carried out."""
        with pytest.raises(CommandError) as refused:
            self.call(*arguments, **options)
        return str(refused.value)

    def archives(self):
        return sorted(path for path in self.backups.glob("cremona-*") if path.suffix in {".tar", ".age"})

    def shelf(self):
        """All that lies in the folder of archives."""
        return sorted(os.listdir(self.backups)) if self.backups.exists() else []

    def put_file(self, name, data):
        path = self.media / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (1_700_000_000, 1_700_000_000))

    def files(self):
        """Digest, time and permissions of each file."""
        found = {}
        for path in self.media.rglob("*"):
            if path.is_file():
                state = path.stat()
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                found[path.relative_to(self.media).as_posix()] = digest, int(state.st_mtime), state.st_mode & 0o777
        return found

    def rows(self):
        """All rows of all tables, but for those that no copy has, and those that each restore begins anew."""
        self.use()
        with connection.cursor() as cursor:
            tables = set(connection.introspection.table_names(cursor)) - {*LEFT_OUT, *COUNTED_ANEW}
            found = {}
            for table in sorted(tables):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                found[table] = sorted(map(repr, cursor.fetchall()))
        connection.close()
        return found

    def state(self):
        """All that a refused restore leaves as it is."""
        return self.rows(), self.files(), sorted(os.listdir(self.folder)), sorted(os.listdir(self.media))

    def execute(self, *statements):
        self.use()
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        connection.close()

    def ask(self, question):
        self.use()
        with connection.cursor() as cursor:
            cursor.execute(question)
            answer = cursor.fetchone()
        connection.close()
        return answer[0] if len(answer) == 1 else answer


class Databases:
    """Makes empty databases, and copies of that of the test run."""

    def __init__(self, folder):
        self.folder, self.made = folder, []

    def copy(self, source=None):
        """A copy of a database, an empty one without `source`."""
        if ON_SQLITE:
            path = self.folder / f"sito-{len(self.made)}.sqlite3"
            if source:
                with closing(sqlite3.connect(source)) as before, closing(sqlite3.connect(path)) as after:
                    before.backup(after)
            self.made.append(path)
            return path
        name = f"backup_{os.getpid()}_{id(self)}_{len(self.made)}"
        self.on_server(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{source}"' if source else ""))
        self.made.append(name)
        return name

    def drop(self, keep=0):
        """Drops all that were made after the first `keep`."""
        connection.close()
        while len(self.made) > keep:
            made = self.made.pop()
            if ON_SQLITE:
                for end in ["", "-wal", "-shm", ".damaged"]:
                    Path(f"{made}{end}").unlink(missing_ok=True)
            else:
                self.on_server(f'DROP DATABASE IF EXISTS "{made}" WITH (FORCE)')

    def on_server(self, statement):
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)
