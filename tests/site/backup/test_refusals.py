"""Archives that are not restored: nothing on the host is another afterwards, and what is said mends it."""

import os
import tarfile

import pytest
from django.core.management import CommandError
from django.db import connection

from tests.site.backup.archives import changed_manifest
from tests.site.backup.installation import ON_SQLITE


def cut(path, part):
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)] if part else data[:-1])


def flip(path, place):
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("part", [0.01, 0.5, 0.97, None])
def test_one_that_was_cut_off(refused, archive, plain, part):
    cut(archive, part)
    cut(plain, part or 0.95)  # it ends with zeros, of which none matters

    assert "age non apre l’archivio" in refused(archive)
    assert any(words in refused(plain) for words in ["incompleto", "rovinato"])


@pytest.mark.parametrize("place", [0.0001, 0.01, 0.3, 0.999])
def test_one_with_a_bit_turned_over(refused, archive, place):
    flip(archive, place)

    assert "age non apre l’archivio" in refused(archive)


def test_one_in_the_clear_with_a_bit_turned_over_anywhere(refused, plain):
    whole = plain.read_bytes()
    with tarfile.open(plain) as opened:
        places = [place for member in opened for place in (member.offset + 3, member.offset_data)]

    for place in places:
        plain.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])

        said = refused(plain)

        assert any(words in said for words in ["rovinato", "incompleto", "non è una copia", "sigillo"]), said


def test_one_without_its_key_or_with_another(refused, archive, other_key):
    assert "--identity" in refused(archive, identity=None)
    assert "O la chiave non è la sua" in refused(archive, identity=str(other_key.path))
    assert "age non apre l’archivio" in refused(archive, identity="/non/esiste")


def test_what_is_no_archive_of_this_site(refused, tmp_path):
    path = tmp_path / "altro.tar"
    for data in [b"", b"x", os.urandom(5000), b"\x1f\x8b\x08" + os.urandom(2000), b"age-encryption.org/v1\n"]:
        path.write_bytes(data)
        refused(path)
    with tarfile.open(path, "w") as other:
        other.add(__file__, "qualcosa.py")

    assert "«qualcosa.py» sta dove si aspetta «manifest.json»" in refused(path)
    assert "non si lascia leggere" in refused(tmp_path / "manca.tar")
    assert "non si lascia leggere" in refused(tmp_path)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"site": "altro"}, "il suo manifest.json è di altro"),
        ({"format": 2}, "legge fino al 1"),
        ({"format": "1"}, "il suo manifest.json è di altro"),
        ({"migrations": [["cms", "0999_del_futuro"]], "release": "v9"}, "(v9) più recente di questo codice"),
        ({"migrations": [[["a"], "b"]]}, "il suo manifest.json è di altro"),
        ({"database": None}, "il suo manifest.json è di altro"),
        ({"rows": {"cms_page": 1}}, "non hanno le righe che dovrebbero avere"),
        ({"media": "elsewhere"}, "non contiene i file caricati"),
    ],
)
def test_one_whose_manifest_does_not_fit(refused, plain, changes, words):
    changed_manifest(plain, **changes)

    assert words in refused(plain)


def test_one_of_the_other_kind_of_database(refused, plain):
    vendor, theirs, ours = ("postgresql", "PostgreSQL", "SQLite") if ON_SQLITE else ("sqlite", "SQLite", "PostgreSQL")
    changed_manifest(plain, database={"vendor": vendor, "version": "1", "schema": "", "bytes": 1})

    assert f"L’archivio viene da {theirs}, DATABASE_URL indica {ours}" in refused(plain)


@pytest.mark.skipif(ON_SQLITE, reason="SQLite reads what any other wrote")
def test_one_of_a_newer_server_or_another_schema(refused, plain):
    facts = {"vendor": "postgresql", "bytes": 1}

    changed_manifest(plain, database=facts | {"version": "990001", "schema": "public"})
    assert "viene da PostgreSQL 99" in refused(plain)
    changed_manifest(plain, database=facts | {"version": "90001", "schema": "altro"})
    assert "uno schema dal nome diverso" in refused(plain)


def test_one_that_nobody_vouches_for(refused, plain, empty, settings):
    settings.SECRET_KEY, ours = "di un altro sito" * 5, settings.SECRET_KEY

    assert "Il sigillo dell’archivio non è di questa SECRET_KEY" in refused(plain)

    settings.SECRET_KEY_FALLBACKS = [ours]
    empty.call("restore", plain)
    settings.SECRET_KEY_FALLBACKS = []
    empty.call("restore", plain, trust_unsealed=True, replace=True, no_safety_copy=True)
    assert empty.ask("SELECT count(*) FROM cms_page") > 20


def test_over_a_site_only_where_that_is_meant_and_a_copy_can_be_made(refused, archive, settings):
    assert "Con --replace" in refused(archive, replace=False)

    settings.BACKUP_RECIPIENT = []
    assert "--no-safety-copy" in refused(archive, no_safety_copy=False)


def test_a_database_that_others_hold(refused, archive, monkeypatch):
    monkeypatch.setattr("cremona_site.backup.sqlite.BUSY", 0.3)
    monkeypatch.setattr("cremona_site.backup.postgresql.BUSY", "300ms")
    other = connection.copy()
    other.settings_dict["NAME"] = str(refused.target.database)
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("UPDATE cms_page SET depth = depth")

        said = refused(archive)
    other.close()

    assert "tutto è rimasto com’era" in said


@pytest.mark.skipif(os.geteuid() != 0, reason="only root could write for another")
def test_root_does_not_write_for_the_user_of_the_site(installation, archive, key):
    target = installation()
    os.chown(target.media, 65534, 65534)

    with pytest.raises(CommandError, match="sudo -u '#65534'"):
        target.call("restore", archive, identity=str(key.path), replace=True)
