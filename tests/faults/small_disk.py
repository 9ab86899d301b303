"""A disk of some megabytes that a test may fill and free again."""

import os
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

PIECE = bytes(64 * 1024)


class SmallDisk:
    def __init__(self, megabytes):
        self.folder = Path(tempfile.mkdtemp(prefix="sd", dir="/tmp"))  # a socket's path has 107 bytes at most
        mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", self.folder]
        run = subprocess.run(mount, capture_output=True, text=True)
        self.refusal = run.stderr.strip() if run.returncode else ""
        self.filler = self.folder / "filler"

    def fill(self):
        """Nothing is left, not a byte."""
        with self.filler.open("ab", buffering=0) as file:
            for piece in (PIECE, bytes(1)):
                with suppress(OSError):
                    while file.write(piece):
                        pass

    def leave(self, kilobytes):
        """So much is free again."""
        os.truncate(self.filler, self.filler.stat().st_size - kilobytes * 1024)

    def free(self):
        self.filler.unlink()

    def close(self):
        if not self.refusal:
            subprocess.run(["umount", "--lazy", self.folder], check=True)
        self.folder.rmdir()
