"""The folder of uploaded files: read for a copy, and exchanged by renaming."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages

from cremona_site.backup.checksums import BLOCK
from cremona_site.backup.refusals import Refused

STAGING = ".restore-"
LEFT_FREE = 64 << 20  # bytes that stay free on any disk


def are_files():
    """Whether uploads lie in a folder of this host; otherwise whoever keeps them backs them up."""
    return isinstance(storages["default"], FileSystemStorage)


def root():
    return Path(settings.MEDIA_ROOT)


def files():
    """The path of each file; what an interrupted restore left is none."""
    for folder, folders, names in os.walk(root()):
        folders[:] = sorted(name for name in folders if not name.startswith(STAGING))
        refuse_links(Path(folder), [*folders, *names])
        yield from (Path(folder) / name for name in sorted(names) if (Path(folder) / name).is_file())


def refuse_links(folder, names):
    """A copy that left out what a link leads to would be found out when it is needed."""
    for name in names:
        if (folder / name).is_symlink():
            raise Refused(
                f"{folder / name} è un collegamento simbolico, che la copia non segue: metti i file al suo posto, o "
                "indica con MEDIA_ROOT la cartella in cui stanno."
            )


def size():
    return sum(path.stat().st_size for path in files())


def is_empty():
    return not root().exists() or not any(root().iterdir())


def leftovers():
    """Folders that an interrupted restore left in the folder of files."""
    return sorted(str(path) for path in root().glob(f"{STAGING}*"))


def add_to(writer, prefix):
    """Writes all files; returns how many, and those that were deleted before their turn came."""
    written, gone = 0, []
    for path in files():
        name = path.relative_to(root()).as_posix()
        try:
            file = path.open("rb")
        except FileNotFoundError:
            gone.append(name)
            continue
        with file:
            # A file that grows is being uploaded now: the database, which was copied before, does not know it yet
            state = os.fstat(file.fileno())
            try:
                writer.add(prefix + name, file, state.st_size, max(0, int(state.st_mtime)))
            except OSError as error:
                if str(error) != "unexpected end of data":
                    raise
                raise Refused(f"Il file {path} è stato accorciato durante la copia: rifai la copia.") from error
        written += 1
    return written, gone


class Exchange:
    """New files beside the old ones, which change places by renaming: at once, and back if what follows fails."""

    def __init__(self):
        root().mkdir(parents=True, exist_ok=True)
        self.staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=root()))  # of the same disk; nobody else can enter
        self.new, self.old = self.staging / "new", self.staging / "old"
        self.new.mkdir()
        self.old.mkdir()
        self.moved = []

    def place(self, path, size, modified):
        """A file to write an upload to."""
        refuse_without_space(root(), size)
        target = self.new / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            return NewFile(target, modified)
        except (FileExistsError, NotADirectoryError) as error:
            raise Refused(f"L’archivio non è una copia di questo sito: contiene due volte «{path}».") from error

    def swap(self):
        for path in [path for path in root().iterdir() if not path.name.startswith(STAGING)]:
            self.move(path, self.old / path.name)
        for path in list(self.new.iterdir()):
            self.move(path, root() / path.name)

    def move(self, source, target):
        self.moved.append((source, target))
        source.rename(target)

    def undo(self):
        while self.moved:
            source, target = self.moved.pop()
            if target.exists() and not source.exists():
                target.rename(source)

    def clean_up(self):
        shutil.rmtree(self.staging)


class NewFile:
    """A file of the library with the permissions of an upload, and the time at which it was changed."""

    def __init__(self, path, modified):
        self.path, self.modified = path, modified
        self.file = path.open("xb", buffering=BLOCK)
        os.chmod(path, settings.FILE_UPLOAD_PERMISSIONS or 0o644)

    def write(self, data):
        return self.file.write(data)

    def close(self):
        self.file.close()
        os.utime(self.path, (self.modified, self.modified))


def refuse_without_space(folder, size):
    free = shutil.disk_usage(folder).free
    if size + LEFT_FREE > free:
        raise Refused(f"Manca spazio in {folder}: servono {size + LEFT_FREE:,} byte, ce ne sono {free:,}.")
