"""From a site to an archive to another host: everything is there, and nothing else."""

import gzip
import json
import os
import subprocess
import tarfile

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client

from cremona_site.models import SearchDocument
from cremona_site.search.writing import is_outdated
from tests.site.backup.installation import ON_SQLITE

ODD_TEXT = "tab\t, a capo\nbarra \\ \\. \\N e «però» 🕯 'apice' \"doppio\""
ODD_FILES = {
    "filer_public/ab/cd/sala zanoni – però.jpg": os.urandom(300_000),
    "filer_public/vuoto.pdf": b"",
    "filer_public/-trattino": b"x",
    "filer_public/barra\\ e\na capo": b"y",
    "filer_public/" + "n" * 200 + "/" + "m" * 200 + "/lungo.txt": b"z" * 513,
    ".nascosto": b"q",
}
PAGES = ["/", "/servizi/", "/novita/", "/la-voce-che-rompe-il-silenzio/", "/en/", "/cerca/?q=usura"]


def fill(site):
    """Things that are lost easily: odd characters, odd file names, somebody signed in."""
    site.use()
    Group.objects.create(name=ODD_TEXT)
    connection.close()
    site.execute("INSERT INTO django_session VALUES ('aperta', 'sessione-che-qualcuno-ruba', '2999-01-01 00:00:00')")
    for name, data in ODD_FILES.items():
        site.put_file(name, data)


def test_all_rows_and_files_come_back_on_an_empty_host(site, empty, key, measured):
    fill(site)
    before = site.rows(), site.files()

    saved = site.run("backup")
    (archive,) = site.archives()
    restored = empty.run("restore", archive, "--identity", key.path)

    assert saved.returncode == 0, saved.stderr
    assert restored.returncode == 0, restored.stderr
    assert (empty.rows(), empty.files()) == before
    assert len(before[0]) > 80
    assert len(before[1]) == len(ODD_FILES) + 1
    assert empty.ask("SELECT count(*) FROM django_session") == 0
    empty.use()
    assert Group.objects.create(name="un’altra").pk > Group.objects.get(name=ODD_TEXT).pk
    measured += [saved.stdout.strip(), restored.stdout.splitlines()[0]]


def test_pages_are_the_same_byte_for_byte(site, empty, key):
    site.use()
    before = [Client().get(address).content for address in PAGES]
    archive = site.back_up()

    empty.call("restore", archive, identity=str(key.path))

    after = [Client().get(address).content for address in PAGES]
    assert after == before
    assert all(b"<html" in page for page in before)


def test_the_archive_takes_the_place_of_a_newer_site_which_stays_in_a_copy(site, installation, key):
    other = installation()
    archive = other.back_up()
    site.execute("CREATE TABLE nuova (id integer)", "INSERT INTO nuova VALUES (7)", "DELETE FROM projects_occurrence")
    site.put_file("filer_public/nuova.jpg", b"nuova")
    newer = site.rows(), site.files()

    said = site.call("restore", archive, identity=str(key.path), replace=True)

    assert (site.rows(), site.files()) == (other.rows(), other.files())
    (copy,) = site.archives()
    assert copy.name.endswith("-before-restore.tar.age")
    assert str(copy) in said
    site.call("restore", copy, identity=str(key.path), replace=True, no_safety_copy=True)
    assert (site.rows(), site.files()) == newer
    assert sorted(os.listdir(site.media)) == ["filer_public"]


def test_an_older_archive_is_migrated_and_its_index_made_anew(site, empty, key):
    site.call("migrate", "cremona_site", "0014", verbosity=0)
    SearchDocument.objects.update(recipe=0)
    archive = site.back_up()

    said = empty.call("restore", archive, identity=str(key.path))

    assert "1 migrazioni più recenti" in said
    assert "Indice della ricerca rifatto" in said
    assert not is_outdated()
    assert empty.ask("SELECT count(*) FROM django_migrations WHERE name = '0013_group_events'") == 1


def test_an_archive_opens_without_this_code(site, key, tmp_path):
    fill(site)
    archive = site.back_up()

    opened = subprocess.run(  # noqa: S602 - the lines of docs/salvare-e-ripristinare.md
        f"set -o pipefail; sha256sum --check {archive.name}.sha256 && "
        f"age --decrypt -i {key.path} {archive.name} | tar -x -C {tmp_path} -f - && "
        f"cd {tmp_path} && sha256sum --quiet --check SHA256SUMS",
        shell=True,
        executable="/bin/bash",
        cwd=site.backups,
        capture_output=True,
        text=True,
        check=False,
    )

    assert opened.returncode == 0, opened.stderr
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["site"] == "cremona"
    assert manifest["rows"]["cms_page"] > 20
    assert ["cremona_site", "0013_group_events"] in manifest["migrations"]


def test_no_secret_and_no_open_session_is_in_an_archive(site, settings):
    fill(site)
    archive = site.back_up(plain=True)

    with tarfile.open(archive) as opened:
        found = {member.name: opened.extractfile(member).read() for member in opened}
    database = b"".join(data for name, data in found.items() if name.startswith("database"))
    if ON_SQLITE:
        database = gzip.decompress(database)
    else:
        (site.folder / "dump").write_bytes(database)
        database = subprocess.run(
            ["pg_restore", "-f", "-", site.folder / "dump"], check=True, capture_output=True
        ).stdout

    assert b"cms_page" in database
    assert b"sessione-che-qualcuno-ruba" not in database
    assert all(settings.SECRET_KEY.encode() not in data for data in [database, *found.values()])


def test_files_that_lie_elsewhere_are_told_of_and_left_out(site, empty, key, settings):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    said = site.call("backup")
    (archive,) = site.archives()

    empty.call("restore", archive, identity=str(key.path))

    assert "I file caricati non sono su questo server" in said
    assert "0 file" in said
    assert empty.files() == {}
    assert empty.rows() == site.rows()


@pytest.mark.skipif(not ON_SQLITE, reason="only SQLite is a file")
def test_a_database_that_is_none_any_more_is_put_aside(site, installation, key):
    archive = installation().back_up()
    site.database.write_bytes(b"rotto" * 1000)

    site.call("restore", archive, identity=str(key.path), replace=True, no_safety_copy=True)

    assert site.ask("SELECT count(*) FROM cms_page") > 20
    assert (site.database.parent / f"{site.database.name}.damaged").read_bytes() == b"rotto" * 1000
