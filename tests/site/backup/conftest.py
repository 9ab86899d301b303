"""Sites of the tests' own, beside that of the run, and a key to encrypt for."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import connection

from tests.conftest import close_other_connections
from tests.site.backup.installation import Databases, Installation


@dataclass(frozen=True)
class Key:
    """A pair of keys of `age`."""

    path: Path
    public: str


def new_key(path):
    subprocess.run(["age-keygen", "-o", path], check=True, capture_output=True)
    done = subprocess.run(["age-keygen", "-y", path], check=True, capture_output=True, text=True)
    return Key(path, done.stdout.strip())


@pytest.fixture(scope="session")
def key(tmp_path_factory):
    return new_key(tmp_path_factory.mktemp("chiave") / "chiave.txt")


@pytest.fixture(scope="session")
def other_key(tmp_path_factory):
    return new_key(tmp_path_factory.mktemp("altra") / "chiave.txt")


@pytest.fixture(scope="package")
def databases(django_db_setup, django_db_blocker, tmp_path_factory):
    """Databases that the tests of this folder make; the first is a copy of that of the run, with the first content."""
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        close_other_connections()
        made = Databases(tmp_path_factory.mktemp("databases"))
        made.pristine = made.copy(before)
        made.read_only = made.copy(made.pristine)
        yield made
        made.drop()
        connection.settings_dict["NAME"] = before


@pytest.fixture
def installation(databases, settings, tmp_path, key):
    """Makes sites: `installation()` has the first content, `is_empty=True` nothing."""
    settings.BACKUP_RECIPIENT = [key.public]
    before, lasting, number = connection.settings_dict["NAME"], len(databases.made), 0

    def make(is_empty=False, database=None):
        nonlocal number
        number += 1
        folder = tmp_path / f"sito-{number}"
        folder.mkdir()
        connection.close()
        site = Installation(folder, database or databases.copy(None if is_empty else databases.pristine), settings)
        site.media.mkdir()
        if not is_empty:
            site.put_file("filer_public/a/foto.jpg", b"una foto")
        return site

    yield make
    databases.drop(keep=lasting)
    connection.settings_dict["NAME"] = before


@pytest.fixture
def site(installation):
    """A site with the first content and a file."""
    return installation()


@pytest.fixture
def empty(installation):
    """A host on which there is nothing yet."""
    return installation(is_empty=True)


@pytest.fixture
def unchanged(installation, databases):
    """A site whose database no test changes, so that it serves all of them."""
    return installation(database=databases.read_only)


@pytest.fixture
def archive(unchanged, tmp_path):
    """An encrypted archive, outside of any site."""
    return shutil.copy(unchanged.back_up(), tmp_path / "archivio.tar.age")


@pytest.fixture
def plain(unchanged, tmp_path):
    return shutil.copy(unchanged.back_up(plain=True), tmp_path / "archivio.tar")


@pytest.fixture
def refused(installation, databases, key):
    """Tries an archive on a host with a site, which must stay as it was; returns what is said."""
    target = installation(database=databases.read_only)
    target.put_file("filer_public/mia.jpg", b"mia")
    target.backups.mkdir()

    def tried(path, **options):
        before = target.state()
        with pytest.raises(CommandError) as refusal:
            target.call(
                "restore", path, **{"identity": str(key.path), "replace": True, "no_safety_copy": True} | options
            )
        assert target.state() == before
        assert set(os.listdir(target.backups)) <= {".lock"}
        return str(refusal.value)

    tried.target = target
    return tried
