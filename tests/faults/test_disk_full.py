"""A disk that is full: readers read on, editors are told, what was acknowledged stays, and room alone mends it.

A tmpfs of some megabytes holds all that the site writes: uploads, what is on its way, logs, figures and the database.
It takes root to mount one.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest

from tests.faults.asking import PAGE, READERS, WARM_UP, asked, told
from tests.faults.editor import Editor
from tests.faults.postgres import ROOT, Postgres
from tests.faults.small_disk import SmallDisk
from tests.service.readers import Readers
from tests.service.site_server import SiteServer, at_work, free_port
from tests.service.two_hosts import in_front_of

SECONDS = int(os.environ.get("FAULT_SECONDS", "60"))
MEGABYTES = 300  # PostgreSQL takes 60 before anybody writes
NEVER_READ_PAGES = ["/novita/", "/servizi/", "/cerca/?q=aiuto", "/feed/tutto.xml"]
FULL, AWAY = {507: "Lo spazio sul server è esaurito"}, {503: "Il sito ora non risponde"}
PICTURE, TOO_LARGE_FOR_MEMORY = 300_000, 6_000_000


@pytest.fixture
def disk():
    disk = SmallDisk(MEGABYTES)
    if disk.refusal:
        disk.close()
        pytest.skip(f"No small disk can be mounted here: {disk.refusal}")
    yield disk
    disk.close()


@dataclass
class Database:
    """A database on the small disk: what the site may answer to a save, and what its service does when it ends."""

    url: str
    refusals: dict
    revive: callable


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, disk):
    if request.param == "sqlite":
        (disk.folder / "database").mkdir()
        yield Database(f"sqlite:///{disk.folder}/database/site.sqlite3", FULL, lambda: None)
        return
    server = Postgres(disk.folder / "pg")
    server.start()
    server.set("max_replication_slots = 0")  # as docs/guasti.md says: else its next checkpoint is its end
    server.lay_in_log()
    # Without room it may refuse new connections, or end: then it is away
    yield Database(server.url, FULL | AWAY, lambda: server.is_up() or server.do("resume"))
    print((server.folder / "log").read_text(encoding="utf-8", errors="replace")[-4000:])  # where something failed
    server.close()


@pytest.fixture
def host(disk, database):
    """A site that writes nothing but on the small disk."""
    for name in ("media", "tmp", "log"):
        (disk.folder / name).mkdir()
    environment = {
        "TMPDIR": str(disk.folder / "tmp"),
        "MEDIA_ROOT": str(disk.folder / "media"),
        "STAFF_MFA_REQUIRED": "false",
        "METRICS_PORT": str(free_port()),
        "MIN_FREE_DISK_MB": "5",
    }
    settings = os.environ | environment | {"DATABASE_URL": database.url, "HTTPS": "false"}
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=settings, check=True, stdout=-3)
    with at_work(SiteServer(disk.folder / "log", database.url, **environment)) as host:
        for _time in range(WARM_UP):
            asked(host.port)
        yield host


def test_readers_read_on_while_the_disk_is_full_and_editors_lose_nothing(host, disk, database, tmp_path, measured):
    editor = Editor(host, database.url)
    assert (editor.save().status_code, editor.upload(PICTURE).status_code) == (302, 200)
    files, workers = uploads_in(disk), host.workers()

    with in_front_of([host.port], tmp_path) as port, Readers(port, PAGE, READERS) as readers:
        readers.wait_for(200)
        disk.fill()
        began = time.monotonic()
        refused = editor.save_until_refused(1000)
        pages = {path: asked(port, path)[0] for path in NEVER_READ_PAGES}
        small, large = editor.upload(PICTURE), editor.upload(TOO_LARGE_FOR_MEMORY)
        time.sleep(max(0, SECONDS - (time.monotonic() - began)))
        readiness = asked(host.port, "/salute/pronto")
        files_when_full, workers_when_full = uploads_in(disk), host.workers()
        disk.free()
        database.revive()
        readers.wait_for(200)
        after = editor.save().status_code, editor.upload(TOO_LARGE_FOR_MEMORY).status_code

    kind = database.url.partition(":")[0]
    told(measured, f"a full disk under {kind} and uploads for {SECONDS} s", readers)
    answers = [refused, small, large]
    measured.append(f"  editors were answered {[answer.status_code for answer in answers]}, new pages {pages}")
    assert all(database.refusals[answer.status_code] in answer.text for answer in answers)
    if database.refusals == FULL:
        assert "Quello che hai appena inviato non è stato salvato" in refused.text
        assert set(pages.values()) == {200}, pages
    assert (readiness[0], "media:" in readiness[1]) == (503, True)
    assert files_when_full == files, "of an upload that did not fit something is left"
    assert workers_when_full == workers, "a worker died"
    assert after == (302, 200)
    assert editor.kept() == set(editor.acknowledged)
    assert {editor.browser.get(host, address).status_code for address in editor.uploaded} == {200}
    measured.append(f"  {len(editor.acknowledged)} saves and {len(editor.uploaded)} uploads acknowledged, all kept")


def uploads_in(disk):
    return {path for path in (disk.folder / "media").rglob("*") if path.is_file()}
