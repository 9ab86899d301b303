"""Archives that are not restored: nothing on the host is another afterwards, and what is said mends it."""

import os
import shutil
import tarfile

import pytest
from django.core.management import CommandError
from django.db import connection

from tests.site.backup.archives import changed_manifest, with_members
from tests.site.backup.installation import ON_SQLITE


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


def test_a_database_larger_than_it_says(refused, plain):
    if ON_SQLITE:
        changed_manifest(plain, database={"vendor": "sqlite", "version": "3", "schema": "", "bytes": 1000})

        assert "più grande di quanto dichiara" in refused(plain)
        changed_manifest(plain, database={"vendor": "sqlite", "version": "3", "schema": "", "bytes": 1 << 60})
        assert "Manca spazio" in refused(plain)


def test_a_database_that_is_none(refused, plain):
    with_members(plain, replaced={"database.sqlite3.gz": b"altro", "database.pgdump": b"altro"})

    said = refused(plain)

    assert "la sua base dati non si apre" in said or "pg_restore non è riuscito" in said


@pytest.mark.parametrize(
    "name",
    [
        "media/../fuori",
        "media//etc/passwd",
        "media/a/../../fuori",
        "media/./x",
        "media/x/",
        "media/",
        "media/.restore-x/y",
    ],
)
def test_files_that_would_land_elsewhere(refused, plain, name):
    with_members(plain, [tarfile.TarInfo(name)])

    assert "uscirebbe dalla cartella dei file" in refused(plain)


@pytest.mark.parametrize("name", ["/etc/passwd", "../fuori", "altro", "manifest.json", "database.pgdump"])
def test_members_that_no_archive_has(refused, plain, name):
    with_members(plain, [tarfile.TarInfo(name)])

    said = refused(plain)

    assert "rovinato" in said or "non è una copia di questo sito" in said


@pytest.mark.parametrize("kind", "SYMTYPE LNKTYPE CHRTYPE BLKTYPE FIFOTYPE DIRTYPE CONTTYPE GNUTYPE_SPARSE".split())
def test_members_that_are_no_plain_files(refused, plain, kind):
    odd = tarfile.TarInfo("media/strano")
    odd.type, odd.linkname = getattr(tarfile, kind), "/etc/passwd"
    with_members(plain, [odd])

    assert "«media/strano» è " in refused(plain)


@pytest.mark.parametrize(
    ("name", "facts", "words"),
    [
        ("enorme", {"size": 1 << 50}, "Manca spazio"),
        ("nome-lungo", {"size": 1 << 32, "type": tarfile.XHDTYPE}, "più lungo di quanto possa essere"),
        ("negativo", {"pax_headers": {"size": "-1"}}, "misura impossibile"),
        ("buchi", {"pax_headers": {"GNU.sparse.map": "0,1", "GNU.sparse.size": str(1 << 50)}}, "misura impossibile"),
        ("mai", {"pax_headers": {"mtime": "1e300"}}, "un tempo impossibile"),
        ("nan", {"pax_headers": {"mtime": "nan"}}, "un tempo impossibile"),
    ],
)
def test_members_whose_header_says_what_cannot_be(refused, plain, name, facts, words):
    odd = tarfile.TarInfo(f"media/{name}")
    for fact, value in facts.items():
        setattr(odd, fact, value)
    with_members(plain, [odd], ends_there=True)

    assert words in refused(plain)


def test_the_same_file_twice_and_a_file_that_is_a_folder_too(refused, plain):
    with_members(plain, [tarfile.TarInfo("media/a"), tarfile.TarInfo("media/a")])
    assert "contiene due volte «a»" in refused(plain)

    with_members(plain, [tarfile.TarInfo("media/b"), tarfile.TarInfo("media/b/c")])
    assert "contiene due volte «b/c»" in refused(plain)

    with_members(plain, [tarfile.TarInfo("media/" + "n" * 300)])
    assert "non si lascia leggere o spacchettare" in refused(plain)


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
