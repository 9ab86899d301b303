"""Makes a backup: one archive, encrypted, whole or not at all."""

import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from django.db import Error

from cremona_site.backup import archive, encryption, manifests, media, rotation, shelf
from cremona_site.backup.databases import database
from cremona_site.backup.refusals import Refused


@dataclass
class Made:
    """An archive that was made, and what whoever made it should know."""

    path: Path
    rows: int
    files: int
    seconds: float = 0
    removed: list = field(default_factory=list)
    warnings: list = field(default_factory=list)


def back_up(keep, is_plain=False):
    """Makes an archive and removes those that have had their time."""
    keys = [] if is_plain else encryption.recipients("Per una copia in chiaro: --plain.")
    with shelf.ours_alone():
        made = make(keys)
        try:
            made.removed = rotation.rotate(keep, made.path)
        except OSError as error:
            raise Refused(f"La copia {made.path} c’è, ma le vecchie non si lasciano togliere: {error}") from error
    return made


def make(keys, note=""):
    """Makes an archive for these public keys, in the clear where there are none."""
    try:
        return carry_out(keys, note)
    except (OSError, Error) as error:
        raise Refused(f"La copia non è riuscita, e non ne è rimasto nulla: {error}") from error


def carry_out(keys, note):
    started = time.monotonic()
    has_media = media.are_files()
    media.refuse_without_space(shelf.folder(), database().size() + (media.size() if has_media else 0))
    with shelf.work_room() as room, shelf.new_archive(".age" if keys else "", note) as (path, file):
        dump = database().dump(room)
        with encryption.encrypted(file, keys) if keys else nullcontext(file) as stream:
            files, gone = write(stream, dump, has_media)
    made = Made(path, sum(dump.rows.values()), files, time.monotonic() - started)
    made.warnings = list(warnings(has_media, gone, keys))
    return made


def write(stream, dump, has_media):
    writer = archive.Writer(stream)
    writer.add_bytes(archive.MANIFEST, manifests.written_for(dump, has_media))
    with dump.path.open("rb") as file:
        writer.add(archive.DATABASE[dump.vendor], file, dump.path.stat().st_size)
    written = media.add_to(writer, archive.MEDIA) if has_media else (0, [])
    writer.finish()
    return written


def warnings(has_media, gone, keys):
    if not has_media:
        yield (
            "I file caricati non sono su questo server (STORAGES): la copia ha solo la base dati. Salvali là dove "
            "stanno, per esempio con le versioni del bucket."
        )
    if gone:
        yield f"Cancellati mentre si copiava, e perciò non copiati: {len(gone)} file ({gone[0]}…)."
    if not keys:
        yield "L’archivio è in chiaro: contiene dati di persone. Non lasciarlo qui e non mandarlo in giro."
    yield from (
        f"Un ripristino interrotto ha lasciato {path}: guarda che cosa contiene, poi cancellalo."
        for path in media.leftovers()
    )
