"""Backups that fail leave nothing half behind, say why and how to mend it."""

import fcntl
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


def left_in(site):
    return sorted(os.listdir(site.backups)) if site.backups.exists() else []


def test_archives_are_for_their_owner_only(site):
    before = os.umask(0)
    try:
        archive = site.back_up()
    finally:
        os.umask(before)

    modes = {path.name: path.stat().st_mode & 0o777 for path in site.backups.iterdir() if path.name != ".lock"}
    assert modes == {archive.name: 0o600, f"{archive.name}.sha256": 0o600}
    assert site.backups.stat().st_mode & 0o777 == 0o700
    assert archive.read_bytes().startswith(b"age-encryption.org/v1\n")


def test_without_a_public_key_there_is_no_backup_unless_one_in_the_clear_is_meant(site, settings):
    settings.BACKUP_RECIPIENT = []

    assert "BACKUP_RECIPIENT non è impostato" in site.refusal("backup")
    assert left_in(site) == []

    said = site.call("backup", plain=True)
    assert "L’archivio è in chiaro" in said


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["AGE-SECRET-KEY-1QQQQ"], "contiene una chiave privata"),
        (["age1sbagliata"], "age non ha cifrato la copia"),
        (["-o/tmp/x"], "age non ha cifrato la copia"),
    ],
)
def test_what_is_no_public_key_is_refused_before_anything_is_copied(site, settings, keys, words):
    settings.BACKUP_RECIPIENT = keys

    assert words in site.refusal("backup")
    assert left_in(site) == []


def test_each_of_several_keys_opens(site, empty, installation, settings, key, other_key):
    settings.BACKUP_RECIPIENT = [key.public, other_key.public]
    archive = site.back_up()

    for host, path in [(empty, key.path), (installation(is_empty=True), other_key.path)]:
        assert "Ripristinata" in host.call("restore", archive, identity=str(path))


def test_the_private_key_may_come_from_standard_input(site, key):
    archive = site.back_up()

    done = site.run("check_backup", archive, "--identity", "-", input=key.path.read_text())

    assert "intero" in done.stdout, done.stderr


def test_without_age(site, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert site.refusal("backup") == "Manca il programma «age»: apt-get install age."
    assert left_in(site) == []


def test_without_room_on_the_disk_it_does_not_begin(site):
    with (site.media / "enorme").open("wb") as file:
        file.truncate(8 << 40)

    assert "Manca spazio" in site.refusal("backup")
    assert left_in(site) == [".lock"]


def test_links_among_the_files_are_refused_rather_than_left_out(site, tmp_path):
    (site.media / "filer_public" / "altrove").symlink_to(tmp_path)

    assert "altrove è un collegamento simbolico" in site.refusal("backup")
    assert left_in(site) == [".lock"]


def test_a_disk_that_fills_up_leaves_no_archive(site):
    site.put_file("filer_public/grande.bin", os.urandom(12_000_000))

    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 8000; exec {sys.executable} manage.py backup"],  # 8 MB a file
        cwd=site_settings.BASE_DIR,
        env=environment(site),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "CommandError" in done.stderr
    assert "Traceback" not in done.stderr
    assert left_in(site) == [".lock"]


def test_a_database_that_is_empty_or_not_there(empty):
    assert "niente da salvare" in empty.refusal("backup") or "non c’è" in empty.refusal("backup")
    assert left_in(empty) == [".lock"]


def test_two_at_once(site, key):
    archive = site.back_up()
    with (site.backups / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        assert "è in corso" in site.refusal("backup")
        assert "è in corso" in site.refusal("restore", archive, identity=str(key.path), replace=True)


def test_what_a_killed_one_left_is_cleared_away_by_the_next(site):
    (site.backups / ".unfinished-abc").mkdir(parents=True)
    (site.backups / ".unfinished-abc" / "cremona-20261128T031700Z.tar.age").write_text("mezzo")

    archive = site.back_up()

    assert left_in(site) == [".lock", archive.name, f"{archive.name}.sha256"]


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
    assert left_in(site) == [".lock"]


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
    assert left_in(site) == [".lock"]


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


@pytest.mark.parametrize("option", ["keep_daily", "keep_weekly", "keep_monthly"])
def test_less_than_no_archive_cannot_be_kept(site, option):
    assert "da 0 in su" in site.refusal("backup", **{option: -1})
