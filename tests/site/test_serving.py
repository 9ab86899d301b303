"""Whose figures are whose, and when the folder that holds them goes."""

from types import SimpleNamespace

import pytest

from cremona_site import serving


def master(*places, reexec_pid=0, master_pid=0):
    workers = {number: SimpleNamespace(place=place) for number, place in enumerate(places)}
    return SimpleNamespace(pid=7, WORKERS=workers, reexec_pid=reexec_pid, master_pid=master_pid)


@pytest.mark.parametrize(("taken", "place"), [([], 0), ([0], 1), ([1], 0), ([0, 2], 1), ([0, 1, 2], 3)])
def test_a_new_worker_takes_the_lowest_place_that_is_free(taken, place):
    worker = SimpleNamespace()

    serving.give_place(master(*taken), worker)

    assert worker.place == place
    assert serving.place_of(master(), worker) == f"m7w{place}"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    path = tmp_path / f"{serving.PREFIX}x"
    path.mkdir()
    monkeypatch.setenv(serving.FOLDER, str(path))
    return path


def test_the_folder_goes_with_the_last_master(folder):
    serving.remove_figures(master())

    assert not folder.exists()


@pytest.mark.parametrize("other", [{"reexec_pid": 8}, {"master_pid": 6}], ids=["taking over", "handing over"])
def test_the_folder_stays_while_another_master_is_there(folder, other):
    serving.remove_figures(master(**other))

    assert folder.exists()


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv(serving.FOLDER, str(tmp_path))

    serving.remove_figures(master())

    assert tmp_path.exists()


def test_without_a_port_no_folder_is_made(monkeypatch):
    monkeypatch.delenv(serving.FOLDER, raising=False)
    monkeypatch.setattr(serving.settings, "METRICS_PORT", 0)

    serving.prepare_metrics()

    assert serving.FOLDER not in serving.os.environ
