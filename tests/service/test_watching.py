"""Figures and health of a gunicorn as it is served, asked as strangers and operators do."""

import itertools
import os
import signal
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cremona_site.health import checks
from cremona_site.health.readiness import GOOD_FOR, Readiness
from tests.service.hostile import HOSTILE, MARK
from tests.service.ports import free_port
from tests.service.running import LOOPBACK, gunicorn, wait_for

ON_THE_MACHINE = {}

pytestmark = pytest.mark.usefixtures("django_db_setup")


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """Two workers, and figures."""
    folder = tmp_path_factory.mktemp("watched")
    port = str(free_port())
    with gunicorn(folder, METRICS_PORT=port, WEB_CONCURRENCY="2", RELEASE="unica-2027.1") as running:
        wait_for(lambda: tells_figures(running, workers=2), 30, running)
        yield running


def tells_figures(running, workers):
    try:
        return running.figures().get('cremona_release_info{release="unica-2027.1"}') == workers
    except OSError:
        return False


def counted(running, **labels):
    names = ",".join(f'{name}="{labels[name]}"' for name in sorted(labels))
    return running.figures().get(f"cremona_responses_total{{{names}}}", 0)


def test_answers_of_all_workers_are_counted_once_each(watched):
    before = counted(watched, kind="page", method="GET", status="4xx")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: watched.ask(f"/non-esiste-{number}/"), range(24)))

    assert {answer.status for answer in answers} == {404}
    # The last may be counted just after it was sent
    wait_for(lambda: counted(watched, kind="page", method="GET", status="4xx") == before + 24, 5, watched)


def test_no_figure_tells_of_an_address_a_query_or_a_method_that_strangers_made_up(watched):
    for raw in HOSTILE:
        watched.send(raw)

    names = "\n".join(watched.figures())

    assert MARK.lower() not in names.lower()
    assert 'method="other"' in names
    assert "/" not in names
    assert len(names.splitlines()) < 400


def test_figures_tell_how_the_machine_and_the_work_are(watched):
    figures = watched.figures()

    assert figures["cremona_ready"] == 1
    assert figures['cremona_check_ok{check="migrations"}'] == 1
    assert figures['cremona_free_disk_bytes{place="media"}'] > 0
    assert figures["cremona_processes"] == 3
    assert 30_000_000 < figures["cremona_memory_bytes"] < 1_000_000_000
    assert figures["cremona_cpu_seconds_total"] > 0.5
    assert figures['cremona_scheduled_changes{state="overdue"}'] == 0
    assert figures["cremona_publication_requests"] == 0


def test_figures_are_told_on_the_loopback_only(watched):
    listening = {
        int(fields[1].rpartition(":")[2], 16): fields[1].partition(":")[0]
        for path in ("/proc/net/tcp", "/proc/net/tcp6")
        for fields in (line.split() for line in Path(path).read_text().splitlines()[1:])
        if fields[3] == "0A"
    }

    assert listening[watched.metrics_port] == "0100007F"


def test_what_was_counted_stays_when_a_worker_is_killed_and_another_one_tells_it(watched):
    before = counted(watched, kind="page", method="GET", status="4xx") + 1
    watched.ask("/non-esiste/")
    wait_for(lambda: counted(watched, kind="page", method="GET", status="4xx") == before, 5, watched)
    old = watched.workers

    for worker in old:
        os.kill(worker, signal.SIGKILL)

    wait_for(lambda: len(set(watched.workers) - set(old)) == 2, 20, watched)
    wait_for(lambda: tells_figures(watched, workers=2), 30, watched)
    assert counted(watched, kind="page", method="GET", status="4xx") == before
    folder = next(watched.folder.glob("cremona-metrics-*"))
    assert {path.name.rpartition("w")[2] for path in folder.glob("counter_m*w*.db")} == {"0.db", "1.db"}


def test_each_worker_says_that_it_is_well(watched):
    for _question in range(10):
        answer = watched.ask("/salute/pronto", headers=ON_THE_MACHINE)
        assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")

    assert watched.ask("/salute/pronto").text == "pronto"


def test_a_reload_keeps_the_figures_and_an_end_leaves_nothing_behind(watched):
    watched.ask("/non-esiste/")
    before, old = counted(watched, kind="page", method="GET", status="4xx"), watched.workers

    watched.process.send_signal(signal.SIGHUP)
    wait_for(lambda: not set(old) & set(watched.workers), 40, watched)
    wait_for(lambda: tells_figures(watched, workers=2), 30, watched)
    after = counted(watched, kind="page", method="GET", status="4xx")
    watched.stop()

    assert after >= before
    assert not list(watched.folder.glob("cremona-metrics-*"))
    assert "Traceback" not in watched.written


@pytest.fixture
def redis_server(tmp_path):
    """A Redis of our own: the process, and its address."""
    port = free_port()
    command = ["redis-server", "--bind", LOOPBACK, "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    yield process, f"redis://{LOOPBACK}:{port}/0"
    process.kill()
    process.wait()


def test_a_redis_that_hangs_is_a_problem_and_one_that_answers_is_none(redis_server, settings):
    process, settings.REDIS_URL = redis_server
    readiness = Readiness([checks.redis], clock=itertools.count(step=GOOD_FOR).__next__)
    wait_for(lambda: readiness.problems() == {"redis": None}, 10)

    process.send_signal(signal.SIGSTOP)

    assert readiness.problems()["redis"].startswith("TimeoutError: Timeout reading from")
    process.send_signal(signal.SIGCONT)
    wait_for(lambda: readiness.problems() == {"redis": None}, 10)


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def silent_database():
    """A PostgreSQL that takes calls and never says a word."""
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        listener.listen(512)
        yield f"postgres://anna:segreta@{LOOPBACK}:{listener.getsockname()[1]}/sito"


def test_the_site_serves_where_figures_cannot_be_kept(tmp_path):
    nowhere = str(tmp_path / "not" / "there")
    with gunicorn(tmp_path, METRICS_PORT=str(free_port()), PROMETHEUS_MULTIPROC_DIR=nowhere) as running:
        answers = [running.ask("/robots.txt") for _question in range(3)]

        assert {answer.status for answer in answers} == {200}
        assert running.written.count("Figures are off in this process") == 1
        # A line is written after the answer was sent
        wait_for(lambda: running.written.count('"GET /robots.txt" 200') == 3, 10, running)


def threads_of(pid):
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def test_while_the_database_hangs_and_the_port_of_figures_is_taken_health_is_told_at_once(
    tmp_path, silent_database, taken_port
):
    with gunicorn(tmp_path, DATABASE_URL=silent_database, METRICS_PORT=str(taken_port)) as running:
        first = running.ask("/salute/pronto")
        (worker,) = running.workers
        threads = threads_of(worker)
        with ThreadPoolExecutor(4) as pool:
            flood = list(pool.map(lambda _number: running.ask("/salute/pronto"), range(200)))
        alive = running.ask("/salute/vivo")
        detail = running.ask("/salute/pronto", headers=ON_THE_MACHINE)
        threads_then = threads_of(worker)
        written = running.written

    assert (first.status, first.text) == (503, "non pronto")
    assert first.seconds < 6  # it waits for 1.5, the machine may be busy; else it would hang
    assert {(answer.status, answer.text) for answer in flood} == {(503, "non pronto")}
    assert sorted(answer.seconds for answer in flood)[len(flood) // 2] < 0.2
    assert (alive.status, alive.text) == (200, "vivo")
    assert alive.seconds < 1
    assert '"database": "no answer within 1.5 seconds"' in detail.text
    assert "segreta" not in detail.text + written
    assert threads_then <= threads + 6  # four that serve, a round, and no more than one a check
    assert written.count("Not ready") == 1
    assert f"METRICS_PORT {taken_port} is taken" in written
