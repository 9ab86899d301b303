"""A PostgreSQL that keeps what it acknowledged, and that a test may stop, kill and start again."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent.parent


class Postgres:
    def __init__(self, folder=None):
        self.folder = folder or Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path has 107 bytes at most
        self.url = f"postgres://test@{quote(str(self.folder), safe='')}/postgres"

    def start(self):
        self.do("start", "durable")

    def do(self, command, *more):
        subprocess.run([ROOT / "tests" / "private-postgres", command, self.folder, *more], check=True, timeout=120)

    def close(self):
        self.do("stop")
        shutil.rmtree(self.folder, ignore_errors=True)
