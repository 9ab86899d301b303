"""The benchmark: what a view costs, beside the same bytes served by less. `make bench` runs it.

Each candidate is asked in turn, round after round, by one client over a kept connection; the figure is the median of
the rounds. CPU is what gunicorn's workers used, in milliseconds a request; it tells more than requests a second,
because the client shares the machine.
"""

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
REQUESTS = 60
PAGES = {
    "home page": "/",
    "project page": "/la-voce-che-rompe-il-silenzio/",
    "action area": "/la-voce-che-rompe-il-silenzio/aiuto-psicologico/",
    "section": "/servizi/",
    "office": "/amministrazione/uffici/centro-locale-di-parita/",
    "not found": "/non-esiste/",
}
BARE_APP = """
body = open({path!r}, "rb").read()


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder))
        searches = {"SQLite": measure_search(f"sqlite:///{folder}/search.sqlite3")}
    with private_postgres() as url:
        if url:
            searches["PostgreSQL"] = measure_search(url)
    report(rows, searches)


def environment_with(database, **more):
    known = {"SECRET_KEY": "for-the-benchmark-only", "HTTPS": "false", "DATABASE_URL": database}
    return os.environ | known | more


def measure_search(database):
    """What searches cost on 10,000 pages, see `tests.search_bench`: it needs a Django with a database of its own."""
    environment = environment_with(database, DJANGO_SETTINGS_MODULE="cremona_site.settings")
    command = [sys.executable, "-m", "tests.search_bench"]
    return json.loads(subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=-1).stdout)


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


def measure(folder):
    environment = environment_with(f"sqlite:///{folder / 'bench.sqlite3'}", WEB_CONCURRENCY="1")
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True, stdout=-3)
    with serving("cremona_site.wsgi", environment) as (port, master):
        (folder / "page.html").write_bytes(fetch(port, PAGES["project page"]))
        (folder / "bare.py").write_text(BARE_APP.format(path=str(folder / "page.html")))
        with serving("bare", environment | {"PYTHONPATH": str(folder)}) as (bare_port, bare_master):
            candidates = [(name, port, master, path) for name, path in PAGES.items()]
            candidates.append(("a static file, by WhiteNoise", port, master, static_path()))
            candidates.append(("the project page's bytes, by a bare WSGI callable", bare_port, bare_master, "/"))
            samples = {candidate[0]: [] for candidate in candidates}
            for _round in range(ROUNDS):
                for name, *target in candidates:
                    samples[name].append(sample(*target))
    return [{"what": name, **median_of(found)} for name, found in samples.items()]


def median_of(samples):
    return {key: round(statistics.median(sample[key] for sample in samples), 3) for key in samples[0]}


def sample(port, master, path):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    before, started = cpu_seconds(master), time.perf_counter()
    for _request in range(REQUESTS):
        connection.request("GET", path)
        length = len(connection.getresponse().read())
    elapsed, cpu = time.perf_counter() - started, cpu_seconds(master) - before
    connection.close()
    return {
        "requests_per_second": REQUESTS / elapsed,
        "cpu_ms_per_request": 1000 * cpu / REQUESTS,
        "bytes": length,
    }


def cpu_seconds(master):
    """CPU time of the workers below gunicorn's master process."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = process.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == master:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def static_path():
    manifest = json.loads((ROOT / "var/static/staticfiles.json").read_text())
    return "/static/" + manifest["paths"]["site.css"]


def fetch(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    return connection.getresponse().read()


@contextmanager
def serving(application, environment):
    """gunicorn with one worker on a free port of the loopback: yields the port and the master's process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--access-logfile", os.devnull]
    server = subprocess.Popen(
        [*command, f"{application}:application"], cwd=ROOT, env=environment | {"PORT": str(port)}, stderr=-3
    )
    try:
        wait_for(port, server)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def wait_for(port, server):
    for _attempt in range(200):
        try:
            fetch(port, "/")
        except OSError:
            if server.poll() is not None:
                raise SystemExit("gunicorn did not start") from None
            time.sleep(0.1)
        else:
            return
    raise SystemExit("gunicorn does not answer")


def report(rows, searches):
    print(f"{'':<52}{'requests/s':>12}{'CPU ms':>10}{'bytes':>10}")
    for row in rows:
        figures = f"{row['requests_per_second']:>12.0f}{row['cpu_ms_per_request']:>10.2f}{row['bytes']:>10.0f}"
        print(f"{row['what']:<52}{figures}")
    for database, found in searches.items():
        print(f"\n{'a search of 10,000 pages, ' + database:<52}{'median ms':>12}{'p95 ms':>10}{'results':>10}")
        for row in found:
            print(f"{row['what']:<52}{row['median_ms']:>12.2f}{row['p95_ms']:>10.2f}{row['results']:>10}")
    out = ROOT / "var/bench.json"
    out.write_text(
        json.dumps({"rounds": ROUNDS, "requests": REQUESTS, "rows": rows, "searches": searches}, indent=2) + "\n"
    )


if __name__ == "__main__":
    main()
