"""Archives whose sums and seal are good, and which are up to no good: refused like those that are damaged."""

import tarfile

import pytest

from tests.site.backup.archives import changed_manifest, with_members
from tests.site.backup.installation import ON_SQLITE


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
