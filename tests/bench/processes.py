"""The processes that the benchmark asks: gunicorn with one worker, a PostgreSQL; and the CPU that processes used."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "lavoce.comune.cremona.it"
AS_FROM_PROXY = {"Host": NAME, "X-Forwarded-Proto": "https"}


def environment_with(database, **more):
    known = {"SECRET_KEY": "for-the-benchmark-only", "DATABASE_URL": database, "WEB_CONCURRENCY": "1"}
    names = {"ALLOWED_HOSTS": NAME, "SITE_URL": f"https://{NAME}", "LOG_LEVEL": "ERROR"}
    return os.environ | known | names | more


def manage(environment, *command):
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=-3)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@contextmanager
def gunicorn(application, environment):
    """gunicorn with one worker on a free port of the loopback: yields the port and the master's process id."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--access-logfile", os.devnull]
    server = subprocess.Popen(
        [*command, application], cwd=ROOT, env=environment | {"PORT": str(port)}, stdout=-3, stderr=-3
    )
    try:
        wait_for(port, server)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def wait_for(port, server):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            fetch(port, "/")
        except OSError:
            if server.poll() is not None:
                raise SystemExit("gunicorn did not start") from None
            time.sleep(0.02)
        else:
            return
    raise SystemExit("gunicorn does not answer")


def fetch(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers=AS_FROM_PROXY)
    return connection.getresponse().read()


@contextmanager
def private_postgres():
    """The address of a PostgreSQL of our own; None where none is installed."""
    if not glob("/usr/lib/postgresql/*/bin/initdb"):
        yield None
        return
    folder = tempfile.mkdtemp(prefix="pg", dir="/tmp")
    try:
        subprocess.run([ROOT / "tests/private-postgres", "start", folder], check=True)
        yield f"postgres://test@{quote(folder, safe='')}/postgres"
    finally:
        subprocess.run([ROOT / "tests/private-postgres", "stop", folder], check=True)


def below(master):
    """The process ids of a master process and of its workers."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [master, *map(int, children)]


def cpu_seconds(master):
    """CPU time of a master and its workers, to the nanosecond."""
    total = 0
    for pid in below(master):
        for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                total += int(thread.read_text().split()[0])
            except OSError:  # a thread that ended meanwhile
                continue
    return total / 1e9


def memory_mb(master):
    """What a master and its workers take of memory; what they share counts once."""
    total = 0
    for pid in below(master):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024
