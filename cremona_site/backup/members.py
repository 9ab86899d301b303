"""The members of an archive, read one after the other, in a stream that may be hostile."""

import tarfile
from pathlib import PurePosixPath

from cremona_site.backup.refusals import Refused

FILES = {tarfile.REGTYPE, tarfile.AREGTYPE}
LONG_NAMES = {tarfile.XHDTYPE}
LONGEST_HEADER = 64 * 1024
LONGEST_NAME = 4000
LATEST = 1 << 36
WHAT_THEY_ARE = {
    tarfile.SYMTYPE: "un collegamento simbolico",
    tarfile.LNKTYPE: "un collegamento",
    tarfile.CHRTYPE: "un dispositivo",
    tarfile.BLKTYPE: "un dispositivo",
    tarfile.FIFOTYPE: "una coda (FIFO)",
    tarfile.DIRTYPE: "una cartella",
}


class Header(tarfile.TarInfo):
    """Knows plain files with names of any length; refuses the rest before a byte more is read."""

    def _proc_member(self, archive):
        if self.type not in FILES | LONG_NAMES:
            what = WHAT_THEY_ARE.get(self.type, f"di tipo {self.type!r}")
            raise Refused(f"L’archivio non è una copia di questo sito: «{self.name}» è {what}.")
        if self.type in LONG_NAMES and self.size > LONGEST_HEADER:
            raise Refused("L’archivio non è una copia di questo sito: un nome più lungo di quanto possa essere.")
        return super()._proc_member(archive)


def members(stream):
    """Header and bytes of each member."""
    archive = call(tarfile.open, fileobj=stream, mode="r|", encoding="utf-8", tarinfo=Header)
    while (header := call(archive.next)) is not None:
        archive.members.clear()  # it would remember all of them
        if header.size < 0 or header.sparse is not None:
            raise Refused(
                f"L’archivio non è una copia di questo sito: «{header.name}» dichiara una misura impossibile."
            )
        if not 0 <= header.mtime < LATEST:
            raise Refused(f"L’archivio non è una copia di questo sito: «{header.name}» dichiara un tempo impossibile.")
        yield header, Part(archive.extractfile(header), header)


def call(read, **named):
    try:
        return read(**named)
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise Refused(f"L’archivio è rovinato, o non è una copia di questo sito ({error}).") from error


class Part:
    """The bytes of one member."""

    def __init__(self, file, header):
        self.file, self.header = file, header

    def read(self, size):
        return call(lambda: self.file.read(size))

    def all(self, at_most):
        if self.header.size > at_most:
            raise Refused(f"L’archivio non è una copia di questo sito: «{self.header.name}» è troppo grande.")
        return self.read(self.header.size)


def safe_path(name):
    """The path of a media file below its folder; refuses one that would lead out of it."""
    path = PurePosixPath(name)
    odd = not name or len(name) > LONGEST_NAME or "\0" in name or str(path) != name
    if odd or path.is_absolute() or ".." in path.parts or name.startswith(".restore-"):
        raise Refused(f"L’archivio non è una copia di questo sito: «{name[:100]}» uscirebbe dalla cartella dei file.")
    return path
