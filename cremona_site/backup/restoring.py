"""Brings a site back from an archive: all of it is read, checked and laid out before anything changes its place."""

import os
import signal
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cremona_site.backup import encryption, interruption, making, manifests, media, shelf
from cremona_site.backup.archive import read_through
from cremona_site.backup.databases import database
from cremona_site.backup.refusals import Refused

NO_COPY = "Per ripristinare senza fare prima una copia di ciò che c’è: --no-safety-copy."


@dataclass
class Restored:
    """What came back, and what was done to it."""

    contents: object
    safety_copy: Path | None = None
    migrated: int = 0
    indexed: int | None = None
    seconds: float = 0
    warnings: list = field(default_factory=list)


def restore(path, identity=None, replaces=False, keeps_copy=True, trusts_unsealed=False):
    """Puts the archive in the place of what is here, which goes into a copy of its own first."""
    started = time.monotonic()
    with shelf.ours_alone(), shelf.work_room() as room:
        refuse_wrong_user()
        is_empty = database().is_empty() and (not media.are_files() or media.is_empty())
        if not is_empty and not replaces:
            raise Refused(
                "Qui c’è già un sito. Con --replace l’archivio ne prende il posto, e di ciò che c’è si fa prima una "
                "copia."
            )
        keys = encryption.recipients(NO_COPY) if not is_empty and keeps_copy else []
        with ExitStack() as stack:
            exchange = media.Exchange() if media.are_files() else None
            if exchange:
                stack.callback(exchange.clean_up)
            contents = lay_out(path, identity, room, exchange, trusts_unsealed)
            copy = making.make(keys, "-before-restore").path if keys else None
            put_in_place(room, contents, exchange)
    restored = Restored(contents, copy)
    restored.migrated, restored.indexed = freshen()
    restored.warnings = media.leftovers()
    restored.seconds = time.monotonic() - started
    return restored


def refuse_wrong_user():
    """Files that root writes would be closed to the site."""
    folder = media.root() if media.root().exists() else Path(settings.VAR_DIR)
    owner = folder.stat().st_uid if folder.exists() else os.geteuid()
    if os.geteuid() == 0 != owner:
        raise Refused(f"Ripristina come l’utente del sito, non come root: sudo -u '#{owner}' … manage.py restore …")


def lay_out(path, identity, room, exchange, trusts_unsealed):
    """Reads the archive to its end into folders of ours; refuses it unless it is whole, ours and fits here."""

    def judge(manifest):
        manifests.can_be_restored(manifest)
        database().can_take(manifest)
        if manifest["media"] == "files" and not exchange:
            raise Refused(
                "L’archivio contiene i file caricati, e questo sito li tiene altrove (STORAGES): ripristinalo su un "
                "server che li tenga in una cartella, poi portali di là."
            )
        if manifest["media"] != "files" and exchange:
            raise Refused("L’archivio non contiene i file caricati, che stavano altrove: imposta STORAGES come allora.")

    def keep(member, size, modified):
        if member == Path("database"):
            media.refuse_without_space(room, size)
            return (room / "database").open("xb")
        if not exchange:
            raise Refused("L’archivio non è una copia di questo sito: contiene file che il suo manifest.json esclude.")
        return exchange.place(member.relative_to("media"), size, modified)

    try:
        with encryption.opened(path, identity) as stream:
            contents = read_through(stream, judge, keep)
    except OSError as error:
        raise Refused(f"L’archivio non si lascia leggere o spacchettare, e nulla è cambiato: {error}") from error
    if not contents.is_sealed and not trusts_unsealed:
        raise Refused(
            "Il sigillo dell’archivio non è di questa SECRET_KEY. Se è un tuo archivio, metti in .env la SECRET_KEY di "
            "allora (anche in SECRET_KEY_FALLBACKS): senza, i secondi fattori non si aprono. Se sai per certo da dove "
            "viene: --trust-unsealed."
        )
    return contents


def put_in_place(room, contents, exchange):
    """Files first, then the commit; whoever wants to end the process waits for these two."""

    def before_commit():
        signal.pthread_sigmask(signal.SIG_BLOCK, interruption.ENDING)
        if exchange:
            exchange.swap()

    try:
        database().restore(room / "database", contents.manifest, before_commit)
    except BaseException:
        if exchange:
            exchange.undo()
        raise
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, interruption.ENDING)


def freshen():
    """What an older archive, or one of another host, needs: migrations, the index of the search, empty caches, a new
    generation of pages.
    """
    from cremona_site.page_cache import generation
    from cremona_site.search.writing import index_everything, is_outdated

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", verbosity=0, interactive=False)
    indexed = index_everything() if is_outdated() else None
    for alias in settings.CACHES:
        caches[alias].clear()
    call_command("analyze_tables")
    generation.replace()  # the restored one is old, and a worker may remember what it stood for
    return len(plan), indexed
