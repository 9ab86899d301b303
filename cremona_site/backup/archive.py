"""What an archive is: a tar of manifest, database, media files, their checksums, and a seal, in this order.

The manifest comes first, so that a foreign archive is refused before the rest is read; the checksums come last, because
only then they are known. Nothing is written or read more than a block at a time.
"""

import io
import tarfile
from pathlib import Path

from cremona_site.backup import checksums, manifests, sealing
from cremona_site.backup.members import members, safe_path
from cremona_site.backup.refusals import Refused

MANIFEST, SUMS, SEAL, MEDIA = "manifest.json", "SHA256SUMS", "SEAL", "media/"
DATABASE = {"sqlite": "database.sqlite3.gz", "postgresql": "database.pgdump"}
LARGEST_MANIFEST = 4 << 20
CUT_OFF = "L’archivio è incompleto: finisce prima della sua fine. Usane un altro."


class Writer:
    """Writes members to a stream, and at its end what they are checked by."""

    def __init__(self, stream):
        self.tar = tarfile.open(fileobj=Located(stream), mode="w", format=tarfile.PAX_FORMAT, encoding="utf-8")  # noqa: SIM115
        self.lines = []

    def add(self, name, file, size, modified=0):
        counted = checksums.Counted(file)
        self.put(name, counted, size, modified)
        self.lines.append(checksums.line(counted.hash.hexdigest(), name))

    def add_bytes(self, name, data):
        self.add(name, io.BytesIO(data), len(data))

    def put(self, name, file, size, modified=0):
        header = tarfile.TarInfo(name)
        header.size, header.mtime, header.mode = size, modified, 0o600
        self.tar.addfile(header, file)
        self.tar.members.clear()  # it would remember all of them

    def finish(self):
        sums = b"".join(self.lines)
        self.put(SUMS, io.BytesIO(sums), len(sums))
        mark = sealing.seal(sums).encode()
        self.put(SEAL, io.BytesIO(mark), len(mark))
        self.tar.close()


class Located:
    """A stream that knows where it is, which a pipe does not."""

    def __init__(self, stream):
        self.stream, self.place = stream, 0

    def write(self, data):
        self.place += len(data)
        return self.stream.write(data)

    def tell(self):
        return self.place


class Contents:
    """What was found in an archive that was read to its end and is whole."""

    def __init__(self, manifest):
        self.manifest, self.files, self.size, self.is_sealed = manifest, 0, 0, False


def read_through(stream, judge, keep):
    """Reads all of an archive and makes sure that each byte is the one that was written; refuses anything else.

    `judge` looks at the manifest before more is read. `keep(path, size, modified)` gives a file to write a member to,
    None where it is only to be read; the path is `database` or that of a media file below `media`.
    """
    found = members(stream)
    lines = []
    manifest = manifests.parse(next_of(found, MANIFEST)[1].all(LARGEST_MANIFEST), lines)
    judge(manifest)
    contents = Contents(manifest)
    header, part = next_of(found, DATABASE[manifest["database"]["vendor"]])
    copy(header, part, keep(Path("database"), header.size, 0), lines, contents)
    header, part = next_of(found)
    while header.name.startswith(MEDIA):
        path = safe_path(header.name.removeprefix(MEDIA))
        copy(header, part, keep(Path("media") / path, header.size, header.mtime), lines, contents)
        contents.files += 1
        header, part = next_of(found)
    sums = b"".join(lines)
    if header.name != SUMS or part.all(at_most=max(len(sums), 1 << 20)) != sums:
        raise Refused(
            "L’archivio è rovinato: ciò che contiene non è ciò che vi fu scritto, le somme di controllo non tornano. "
            "Usane un altro."
        )
    contents.is_sealed = sealing.is_ours(sums, next_of(found, SEAL)[1].all(at_most=1000))
    if next(found, None):
        raise Refused("L’archivio non è una copia di questo sito: continua dopo la sua fine.")
    return contents


def next_of(found, name=None):
    header, part = next(found, (None, None))
    if header is None:
        raise Refused(CUT_OFF)
    if name not in {None, header.name}:
        raise Refused(f"L’archivio non è una copia di questo sito: «{header.name[:100]}» sta dove si aspetta «{name}».")
    return header, part


def copy(header, part, file, lines, contents):
    counted = checksums.Counted(file)
    try:
        while data := part.read(checksums.BLOCK):
            counted.write(data)
    finally:
        if file:
            file.close()
    if counted.size != header.size:
        raise Refused(CUT_OFF)
    lines.append(checksums.line(counted.hash.hexdigest(), header.name))
    contents.size += counted.size
