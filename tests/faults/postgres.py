"""A PostgreSQL that keeps what it acknowledged, and that a test may stop, kill and start again."""

import shutil
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg2

ROOT = Path(__file__).resolve().parent.parent.parent


class Postgres:
    def __init__(self, folder=None):
        self.folder = folder or Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path has 107 bytes at most
        self.url = f"postgres://test@{quote(str(self.folder), safe='')}/postgres"

    def start(self):
        self.do("start", "durable")

    def set(self, line):
        """A line of its configuration."""
        with (self.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as configuration:
            configuration.write(f"{line}\n")
        self.do("halt")
        self.do("resume")

    def lay_in_log(self):
        """Writes several segments of its log of transactions, which a checkpoint then keeps to be written over.

        Without room for the next segment it ends at once (PANIC), which is a fault of another kind.
        """
        with closing(psycopg2.connect(host=self.folder, user="test", dbname="postgres")) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                for _segment in range(4):
                    cursor.execute("SELECT pg_logical_emit_message(true, 'faults', 'x'), pg_switch_wal()")
                cursor.execute("CHECKPOINT")

    def is_up(self):
        try:
            psycopg2.connect(host=self.folder, user="test", dbname="postgres", connect_timeout=5).close()
        except psycopg2.OperationalError:
            return False
        return True

    def do(self, command, *more):
        subprocess.run([ROOT / "tests" / "private-postgres", command, self.folder, *more], check=True, timeout=120)

    def close(self):
        self.do("stop")
        shutil.rmtree(self.folder, ignore_errors=True)
