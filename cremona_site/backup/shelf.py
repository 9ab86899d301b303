"""The folder in which archives lie: who works in it, what they are called, how they come and go."""

import fcntl
import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from cremona_site.backup import checksums
from cremona_site.backup.refusals import Refused

NAME = re.compile(r"cremona-(\d{8}T\d{6}Z)\.tar(\.age)?")
WHEN = "%Y%m%dT%H%M%SZ"
UNFINISHED = ".unfinished-"


def folder():
    return Path(settings.BACKUP_DIR)


@contextmanager
def ours_alone():
    """Keeps a second backup or restore out, and clears away what one that was killed left behind."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder() / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(
                "Un’altra copia o un ripristino è in corso: aspetta che finisca. Se non finisce, "
                f"`fuser {folder() / '.lock'}` dice quale processo è."
            ) from error
        for path in folder().glob(f"{UNFINISHED}*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        yield


@contextmanager
def work_room():
    """A folder that nobody else can enter, gone at the end."""
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=folder()) as path:
        yield Path(path)


@contextmanager
def new_archive(ending, note=""):
    """A file that gets its name only when the block ends well: half an archive is none."""
    name = f"cremona-{datetime.now(UTC).strftime(WHEN)}{note}.tar{ending}"
    path = folder() / name
    with work_room() as room:
        draft = room / name
        with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
            yield path, file
            file.flush()
            os.fsync(file.fileno())
        summed = room / f"{name}.sha256"
        with open(os.open(summed, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(checksums.line(checksums.of_file(draft), name))
        if path.exists():
            raise Refused(f"{path} c’è già: riprova tra un secondo.")
        os.replace(draft, path)
        os.replace(summed, f"{path}.sha256")
    make_lasting()


def make_lasting():
    handle = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def archives():
    """The archives of the nightly backup with their hours, the newest first; what has another name is none of them."""
    found = []
    for path in folder().iterdir():
        name = NAME.fullmatch(path.name)
        if name and path.is_file() and not path.is_symlink():
            try:
                found.append((datetime.strptime(name[1], WHEN).replace(tzinfo=UTC), path))
            except ValueError:
                continue
    return sorted(found, reverse=True)


def remove(path):
    path.unlink()
    Path(f"{path}.sha256").unlink(missing_ok=True)
