"""The list of checksums in an archive, as `sha256sum --check` reads it."""

import hashlib
import os

BLOCK = 1 << 20


class Counted:
    """A stream that counts and hashes what passes, read or written."""

    def __init__(self, stream=None):
        self.stream, self.size, self.hash = stream, 0, hashlib.sha256()

    def read(self, size=-1):
        data = self.stream.read(size)
        self.note(data)
        return data

    def write(self, data):
        self.note(data)
        return self.stream.write(data) if self.stream else len(data)

    def note(self, data):
        self.size += len(data)
        self.hash.update(data)


def line(digest, name):
    """One line of the list; names with a line break or a backslash are written as `sha256sum` does."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return os.fsencode(f"{mark}{digest}  {escaped}\n")


def of_file(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
