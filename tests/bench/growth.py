"""How the site behaves as it grows: pages by the thousand, and then as many initiatives."""

import json
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tests.bench.processes import AS_FROM_PROXY, ROOT, environment_with, gunicorn, manage, memory_mb

# Pages and initiatives
SIZES = [(100, 0), (1_000, 0), (10_000, 0), (10_000, 10_000)]
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
TIMES = 15


def measure(folder):
    """A row for each size: pages and initiatives, ms a cold view, seconds to start, MB of memory and of database.

    All sizes are asked in turns, for a machine is not as fast in each minute; `growth` is what a view takes of what it
    takes on the smallest site, the median of the turns.
    """
    rows = []
    with ExitStack() as running:
        for pages, initiatives, database in sizes(folder):
            environment = environment_for(folder, database)
            began = time.perf_counter()
            port, master = running.enter_context(gunicorn("tests.bench.cold", environment))
            start = time.perf_counter() - began
            connection = running.enter_context(closing(HTTPConnection("127.0.0.1", port, timeout=120)))
            rows.append(Row(pages, initiatives, database, start, master, connection))
        for name, path in VIEWS.items():
            look(rows, name, path)
        return [row.figures(than=rows[0]) for row in rows]


def sizes(folder):
    """(pages, initiatives, database) as the site grows."""
    growing, before = folder / "growing.sqlite3", 0
    manage(environment_for(folder, growing), "prepare")
    for pages, initiatives in SIZES:
        grow(environment_for(folder, growing), pages=pages - before, initiatives=initiatives)
        before = pages
        database = folder / f"{pages}-{initiatives}.sqlite3"
        shutil.copy(growing, database)
        yield pages, initiatives, database


def environment_for(folder, database):
    return environment_with(f"sqlite:///{database}", PAGE_CACHE_MB="0", MEDIA_ROOT=str(folder / "media"))


def grow(environment, **numbers):
    """In a process of its own: this one has no Django."""
    command = [sys.executable, "-m", "tests.bench.growing", json.dumps(numbers)]
    environment = environment | {"DJANGO_SETTINGS_MODULE": "cremona_site.settings"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


@dataclass
class Row:
    pages: int
    initiatives: int
    database: Path
    start: float
    master: int
    connection: HTTPConnection
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def figures(self, than):
        """`than` is the row of the smallest site."""
        ratios = {
            name: median(mine / first for mine, first in zip(self.seconds[name], than.seconds[name], strict=True))
            for name in VIEWS
        }
        return {
            "pages": self.pages,
            "initiatives": self.initiatives,
            "views_ms": {name: round(1000 * median(self.seconds[name]), 1) for name in VIEWS},
            "growth": {name: round(ratio, 2) for name, ratio in ratios.items()},
            "start_s": round(self.start, 2),
            "memory_mb": round(memory_mb(self.master)),
            "database_mb": round(self.database.stat().st_size / 1e6, 1),
        }


def look(rows, name, path):
    """Asks each in turn for a view; the first, which also compiles templates, does not count."""
    turns = [[ask(row.connection, path) for row in rows] for _time in range(TIMES + 1)][1:]
    for row, seconds in zip(rows, zip(*turns, strict=True), strict=True):
        row.seconds[name] = list(seconds)


def ask(connection, path):
    began = time.perf_counter()
    connection.request("GET", path, headers=AS_FROM_PROXY)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answers {answer.status}")
    return time.perf_counter() - began
