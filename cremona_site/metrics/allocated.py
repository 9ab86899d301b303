"""Files of figures whose room on the disk is theirs before anything is written to them.

The library maps files with holes into memory. On a disk that is full, writing to a hole ends the process (SIGBUS), and
the next one, and the next: the site would be gone for the sake of its figures.
"""

import os
from contextlib import suppress

from prometheus_client.mmap_dict import _INITIAL_MMAP_SIZE, MmapedDict

LONGEST_ENTRY = 4096  # bytes: a name, its words and a few labels


class AllocatedDict(MmapedDict):
    """Raises an OSError, as any write does, where there is no room for its file."""

    def __init__(self, filename, read_mode=False):
        if not read_mode:
            allocate(filename)
        super().__init__(filename, read_mode)

    def _init_value(self, key):
        if self._used + LONGEST_ENTRY > self._capacity:
            os.posix_fallocate(self._f.fileno(), 0, self._capacity * 2)
        super()._init_value(key)


def allocate(filename):
    """Makes a file, or leaves none. It has its room before its name: who tells the figures reads all that there are."""
    if os.path.exists(filename):
        take_room(filename)
        return
    half = f"{filename}.half"
    try:
        take_room(half)
        os.rename(half, filename)
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(half)
        raise


def take_room(filename):
    with open(filename, "ab") as file:
        size = os.fstat(file.fileno()).st_size
        os.posix_fallocate(file.fileno(), 0, max(size, _INITIAL_MMAP_SIZE))
