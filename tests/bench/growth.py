"""How the site behaves as it grows: pages by the thousand, and then as many initiatives."""

import json
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from statistics import median

from tests.bench.processes import AS_FROM_PROXY, ROOT, environment_with, gunicorn, manage, memory_mb

PAGES = [100, 1_000, 10_000]
INITIATIVES = 10_000
VIEWS = {
    "project page": "/la-voce-che-rompe-il-silenzio/",
    "home": "/",
    "initiatives": "/vivere-cremona/eventi/",
    "archive": "/vivere-cremona/eventi/archivio/",
    "archive of 2018": "/vivere-cremona/eventi/archivio/?anno=2018",
    "calendar": "/vivere-cremona/eventi/calendario/",
    "event": "/vivere-cremona/eventi/fuoco-criminale/",
    "news list": "/novita/notizie/",
    "section": "/vivere-cremona/",
    "office": "/amministrazione/uffici/centro-locale-di-parita/",
    "map": "/mappa-del-sito/",
    "sitemap.xml": "/sitemap.xml",
    "a file of it": "/sitemap-pagine-1.xml",
    "feed": "/feed/tutto.xml",
}
TIMES = 7


def measure(folder):
    """A row for each size: pages and initiatives, ms a cold view, seconds to start, MB of memory and of database."""
    database = folder / "growth.sqlite3"
    environment = environment_with(f"sqlite:///{database}", PAGE_CACHE_MB="0", MEDIA_ROOT=str(folder / "media"))
    manage(environment, "prepare")
    rows, before = [], 0
    for pages in PAGES:
        grow(environment, pages=pages - before)
        before = pages
        rows.append({"pages": pages, "initiatives": 0} | look(environment, database))
    grow(environment, initiatives=INITIATIVES)
    rows.append({"pages": before, "initiatives": INITIATIVES} | look(environment, database))
    return rows


def grow(environment, **numbers):
    """In a process of its own: this one has no Django."""
    command = [sys.executable, "-m", "tests.bench.growing", json.dumps(numbers)]
    environment = environment | {"DJANGO_SETTINGS_MODULE": "cremona_site.settings"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def look(environment, database):
    began = time.perf_counter()
    with gunicorn("tests.bench.cold", environment) as (port, master):
        start = time.perf_counter() - began
        views = {name: round(cold(port, path), 1) for name, path in VIEWS.items()}
        memory = memory_mb(master)
    return {
        "views_ms": views,
        "start_s": round(start, 2),
        "memory_mb": round(memory),
        "database_mb": round(database.stat().st_size / 1e6, 1),
    }


def cold(port, path):
    """Milliseconds of a view, the median of some; the first, which also compiles templates, does not count."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        return 1000 * median([ask(connection, path) for _time in range(TIMES + 1)][1:])


def ask(connection, path):
    began = time.perf_counter()
    connection.request("GET", path, headers=AS_FROM_PROXY)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answers {answer.status}")
    return time.perf_counter() - began
