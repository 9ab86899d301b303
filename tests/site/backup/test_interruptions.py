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


@pytest.mark.skipif(ON_SQLITE, reason="PostgreSQL is copied by a program of its own")
def test_a_pg_dump_that_is_killed(site):
    other = connection.copy()
    other.settings_dict["NAME"] = site.database
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE django_session")  # pg_dump waits for it, the counting of rows does not
        process = begun(site, "backup")

        os.kill(wait_for(lambda: dump_of(process.pid)), signal.SIGKILL)
        _said, complaint = process.communicate()
    other.close()

    assert process.returncode == 1
    assert "pg_dump non è riuscito: codice -9" in complaint
    assert site.shelf() == [".lock"]


@pytest.mark.skipif(ON_SQLITE, reason="PostgreSQL is copied by a program of its own")
def test_no_secret_is_among_the_arguments_of_pg_dump(site):
    other = connection.copy()
    other.settings_dict["NAME"] = site.database
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE django_session")
        url = environment(site)["DATABASE_URL"].replace(":@", ":una-password-segreta@")
        process = begun(site, "backup", DATABASE_URL=url)
        child = wait_for(lambda: dump_of(process.pid))

        arguments = Path(f"/proc/{child}/cmdline").read_bytes()
        given = Path(f"/proc/{child}/environ").read_bytes()
        cursor.execute("ROLLBACK")
        process.communicate()
    other.close()

    assert process.returncode == 0
    assert b"una-password-segreta" not in arguments
    assert b"PGPASSWORD=una-password-segreta" in given
    assert b"SECRET_KEY" not in given


def dump_of(pid):
    """The pg_dump that copies, not the one that is asked for its version."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    for child in path.read_text().split() if path.exists() else []:
        if b"--snapshot=" in Path(f"/proc/{child}/cmdline").read_bytes():
            return int(child)
    return None
