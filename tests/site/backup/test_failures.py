"""Backups that fail leave nothing half behind, say why and how to mend it."""

import fcntl
import os
import subprocess
import sys

import pytest
from django.conf import settings as site_settings

from tests.site.backup.installation import environment


@pytest.fixture
def site(unchanged):
    return unchanged


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
    assert site.shelf() == []

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
    assert site.shelf() == []


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
    assert site.shelf() == []


def test_without_room_on_the_disk_it_does_not_begin(site):
    with (site.media / "enorme").open("wb") as file:
        file.truncate(8 << 40)

    assert "Manca spazio" in site.refusal("backup")
    assert site.shelf() == [".lock"]


def test_links_among_the_files_are_refused_rather_than_left_out(site, tmp_path):
    (site.media / "filer_public" / "altrove").symlink_to(tmp_path)

    assert "altrove è un collegamento simbolico" in site.refusal("backup")
    assert site.shelf() == [".lock"]


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
    assert site.shelf() == [".lock"]


def test_a_database_that_is_empty_or_not_there(empty):
    assert "niente da salvare" in empty.refusal("backup") or "non c’è" in empty.refusal("backup")
    assert empty.shelf() == [".lock"]


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

    assert site.shelf() == [".lock", archive.name, f"{archive.name}.sha256"]


@pytest.mark.parametrize("option", ["keep_daily", "keep_weekly", "keep_monthly"])
def test_less_than_no_archive_cannot_be_kept(site, option):
    assert "da 0 in su" in site.refusal("backup", **{option: -1})
