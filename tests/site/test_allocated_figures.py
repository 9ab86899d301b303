"""What figures are written to has room on the disk, or is not there: a hole in it would end the process."""

import os
import subprocess
import sys

import pytest
from prometheus_client.multiprocess import MultiProcessCollector

from cremona_site.metrics.allocated import AllocatedDict

# A limit on the size of files, as little room as a full disk has
WITHOUT_ROOM = """
import os, resource, sys
from cremona_site.metrics.allocated import AllocatedDict
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    AllocatedDict(sys.argv[1])
except OSError:
    print("refused", os.path.exists(sys.argv[1]))
"""


def has_room(path):
    return path.stat().st_blocks * 512 >= path.stat().st_size > 0


@pytest.fixture
def path(tmp_path):
    return tmp_path / "counter_m1.db"


def test_the_room_of_a_file_is_taken_at_once(path):
    figures = AllocatedDict(str(path))

    assert has_room(path)
    figures.write_value("prova", 3.0, 0.0)
    assert AllocatedDict(str(path)).read_value("prova") == (3.0, 0.0)


def test_who_reads_all_files_meanwhile_finds_none_that_is_half_made(path, monkeypatch):
    met, take = [], os.posix_fallocate

    def met_by_a_reader(*arguments):
        met.append(MultiProcessCollector.merge([str(file) for file in path.parent.glob("*.db")]))
        take(*arguments)

    monkeypatch.setattr(os, "posix_fallocate", met_by_a_reader)
    AllocatedDict(str(path))

    assert len(met) == 1
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_grows_takes_its_room_before(path):
    figures = AllocatedDict(str(path))
    before = path.stat().st_size

    for number in range(2000):
        figures.write_value(f"una-cifra-con-un-nome-lungo-{number}", float(number), 0.0)

    assert path.stat().st_size > before
    assert has_room(path)
    kept = {name: value for name, value, _when in AllocatedDict(str(path)).read_all_values()}
    assert len(kept) == 2000
    assert kept["una-cifra-con-un-nome-lungo-1999"] == 1999.0


def test_without_room_it_fails_as_any_write_does_and_leaves_no_file(path):
    run = subprocess.run([sys.executable, "-c", WITHOUT_ROOM, path], capture_output=True, text=True, timeout=30)

    assert run.stdout.split() == ["refused", "False"], run.stderr
