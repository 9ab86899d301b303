"""Backups that are ended from outside, or one of whose programs is."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.db import connection

from tests.site.backup.installation import ON_SQLITE, environment


@pytest.fixture
def site(unchanged):
    return unchanged


def begun(site, *arguments, **more):
    """A command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=site_settings.BASE_DIR,
        env=environment(site) | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(happened, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = happened()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError("it did not happen")


def test_one_that_is_told_to_end_leaves_nothing(site):
    with (site.media / "buchi.bin").open("wb") as file:
        file.truncate(3 << 30)
    process = begun(site, "backup")
    wait_for(lambda: [path for path in site.backups.glob(".unfinished-*/*.age") if path.stat().st_size > 1_000_000])

    process.send_signal(signal.SIGTERM)
    process.communicate()

    assert process.returncode == 128 + signal.SIGTERM
    assert site.shelf() == [".lock"]


@pytest.fixture
def waiting_dump(site):
    """Begins a backup whose pg_dump waits for a table; the counting of rows does not."""
    other, begun_here = connection.copy(), []
    other.settings_dict["NAME"] = site.database
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE django_session")

    def begin(**more):
        begun_here.append(begun(site, "backup", **more))
        return begun_here[0], wait_for(lambda: dump_of(begun_here[0].pid))

    begin.let_go = other.close
    yield begin
    other.close()
    for process in begun_here:
        process.kill()
        process.communicate()


@pytest.mark.skipif(ON_SQLITE, reason="PostgreSQL is copied by a program of its own")
def test_a_pg_dump_that_is_killed(site, waiting_dump):
    process, dump = waiting_dump()

    os.kill(dump, signal.SIGKILL)
    _said, complaint = process.communicate()

    assert process.returncode == 1
    assert "pg_dump non è riuscito: codice -9" in complaint
    assert site.shelf() == [".lock"]


@pytest.mark.skipif(ON_SQLITE, reason="PostgreSQL is copied by a program of its own")
def test_no_secret_is_among_the_arguments_of_pg_dump(site, waiting_dump):
    url = environment(site)["DATABASE_URL"].replace(":@", ":una-password-segreta@")
    process, dump = waiting_dump(DATABASE_URL=url)

    arguments = Path(f"/proc/{dump}/cmdline").read_bytes()
    given = Path(f"/proc/{dump}/environ").read_bytes()
    waiting_dump.let_go()
    process.communicate()

    assert process.returncode == 0
    assert b"una-password-segreta" not in arguments
    assert b"PGPASSWORD=una-password-segreta" in given
    assert b"SECRET_KEY" not in given


def dump_of(pid):
    """The pg_dump that copies, not the one that is asked for its version."""
    try:
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            if b"--snapshot=" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
    except OSError:  # it ended meanwhile
        pass
    return None
