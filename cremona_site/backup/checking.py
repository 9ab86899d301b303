"""Looks whether an archive could be restored, without touching anything."""

import re
from pathlib import Path

from cremona_site.backup import checksums, encryption, manifests
from cremona_site.backup.archive import read_through
from cremona_site.backup.refusals import Refused


def check(path, identity=None):
    """Reads the archive to its end and returns its contents; without the key it compares the checksum beside it."""
    if encryption.is_encrypted(path) and not identity:
        compare_with_sum(path)
        return None
    with encryption.opened(path, identity) as stream:
        return read_through(stream, manifests.can_be_read, lambda *_member: None)


def compare_with_sum(path):
    beside = Path(f"{path}.sha256")
    if not beside.exists():
        raise Refused(
            f"Manca {beside.name}, e senza --identity l’archivio cifrato non si apre: non c’è nulla da controllare."
        )
    if checksums.of_file(path) not in re.findall(r"^[0-9a-f]{64}", beside.read_text(errors="replace")):
        raise Refused(
            f"{path.name} non è quello di quando fu fatto: la somma in {beside.name} è un’altra. Usane un altro."
        )
