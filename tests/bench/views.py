"""What a view costs: cold, from the page cache, through nginx, and the same bytes by servers that do less.

Each candidate is asked in turn, round after round, over a kept connection; the figure is the median of the rounds. CPU
is what the processes of its servers used, in milliseconds a request; it tells more than requests a second, because the
client shares the machine.
"""

import http.client
import json
import shutil
import socket
import ssl
import statistics
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlencode

from tests.bench.processes import AS_FROM_PROXY, NAME, ROOT, cpu_seconds, environment_with, fetch, gunicorn, manage
from tests.service.nginx.certificates import write_certificates
from tests.service.nginx.front import Front

ROUNDS, SECONDS, WARM_UP = 5, 0.5, 3
PROJECT = "/la-voce-che-rompe-il-silenzio/"
PAGES = {
    "home page": "/",
    "project page": PROJECT,
    "action area": f"{PROJECT}aiuto-psicologico/",
    "section": "/servizi/",
    "office": "/amministrazione/uffici/centro-locale-di-parita/",
    "initiatives": "/vivere-cremona/eventi/",
    "calendar": "/vivere-cremona/eventi/calendario/",
    "news": "/novita/notizie/",
    "not found": "/non-esiste/",
}
VOTE, VISITORS = urlencode({"pagina": PROJECT, "voto": "5"}), count(1)
COMPRESSED = {"Accept-Encoding": "br, gzip"}
LESS = """
from whitenoise import WhiteNoise

body = open({folder!r} + "/page.html", "rb").read()


def bare(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]


whitenoise = WhiteNoise(bare, root={folder!r}, prefix="files/")
"""


class ByName(http.client.HTTPSConnection):
    """A connection to the loopback that asks for the site by its name."""

    def connect(self):
        plain = socket.create_connection(("127.0.0.1", self.port))
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)


@dataclass
class Candidate:
    """What is asked again and again, and which processes answer."""

    what: str
    port: int
    masters: list
    path: str
    method: str = "GET"
    headers: callable = dict
    body: str | None = None
    tls: ssl.SSLContext | None = None

    def connect(self):
        if self.tls:
            return ByName(NAME, self.port, context=self.tls)
        return http.client.HTTPConnection("127.0.0.1", self.port)

    def ask(self, connection):
        connection.request(self.method, self.path, self.body, AS_FROM_PROXY | self.headers())
        answer = connection.getresponse()
        return answer.status, len(answer.read())


def measure(folder):
    """A row for each candidate: requests a second, CPU and bytes a request, as medians of the rounds."""
    environment = environment_with(f"sqlite:///{folder / 'bench.sqlite3'}", MEDIA_ROOT=str(folder / "media"))
    manage(environment, "prepare")
    with ExitStack() as running:
        without = running.enter_context(gunicorn("cremona_site.wsgi", environment | {"PAGE_CACHE_MB": "0"}))
        cached = running.enter_context(gunicorn("cremona_site.wsgi", environment))
        (folder / "page.html").write_bytes(fetch(cached[0], PROJECT))
        (folder / "less.py").write_text(LESS.format(folder=str(folder)))
        elsewhere = environment | {"PYTHONPATH": str(folder)}
        bare = running.enter_context(gunicorn("less:bare", elsewhere))
        whitenoise = running.enter_context(gunicorn("less:whitenoise", elsewhere))
        candidates = [
            *cold(*without),
            *kept(*cached),
            Candidate("… the same bytes, by WhiteNoise", whitenoise[0], [whitenoise[1]], "/files/page.html"),
            Candidate("… the same bytes, by a bare WSGI callable", bare[0], [bare[1]], "/"),
            Candidate("a style sheet, by WhiteNoise", cached[0], [cached[1]], style_sheet()),
        ]
        if shutil.which("nginx"):
            candidates += running.enter_context(through_nginx(folder, *cached))
        return medians(candidates)


def cold(port, master):
    for name, path in PAGES.items():
        yield Candidate(f"{name}, cold", port, [master], path)
    yield Candidate("a search", port, [master], "/cerca/?q=aiuto+psicologico")
    yield Candidate("a vote", port, [master], "/valutazione/", "POST", as_another_visitor, VOTE)


def as_another_visitor():
    number = next(VISITORS)
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"https://{NAME}",
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
    }


def kept(port, master):
    etag = etag_of(port)
    yield Candidate("project page, kept", port, [master], PROJECT)
    yield Candidate("… compressed (brotli)", port, [master], PROJECT, headers=lambda: COMPRESSED)
    yield Candidate("… nothing changed (304)", port, [master], PROJECT, headers=lambda: {"If-None-Match": etag})
    yield Candidate("… with a query that it does not heed", port, [master], f"{PROJECT}?utm_source=x")


@contextmanager
def through_nginx(folder, port, master):
    """The same page held by nginx, and its bytes as a file; both with TLS."""
    certificates = folder / "tls"
    certificates.mkdir()
    write_certificates(certificates, NAME)
    files = folder / "front" / "var" / "static"
    files.mkdir(parents=True)
    (files / "page.html").write_bytes((folder / "page.html").read_bytes())
    tls = ssl.create_default_context(cafile=certificates / "authority.pem")
    nobody_is_limited = [("# 192.0.2.10 1;", "127.0.0.0/8 1;")]
    with Front(folder / "front", certificates, [port], nobody_is_limited) as front:
        masters = [front.process.pid, master]
        yield [
            Candidate("project page, held by nginx (TLS)", front.https, masters, PROJECT, tls=tls),
            Candidate("… the same bytes, a file of nginx (TLS)", front.https, masters, "/static/page.html", tls=tls),
        ]


def etag_of(port):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", PROJECT, headers=AS_FROM_PROXY)
    answer = connection.getresponse()
    answer.read()
    return answer.headers["ETag"]


def style_sheet():
    manifest = json.loads((ROOT / "var/static/staticfiles.json").read_text())
    return "/static/" + manifest["paths"]["site.css"]


def medians(candidates):
    samples = {candidate.what: [] for candidate in candidates}
    for _round in range(ROUNDS):
        for candidate in candidates:
            samples[candidate.what].append(sample(candidate))
    return [
        {"what": what, **{key: round(statistics.median(one[key] for one in found), 3) for key in found[0]}}
        for what, found in samples.items()
    ]


def sample(candidate):
    connection = candidate.connect()
    for _request in range(WARM_UP):
        candidate.ask(connection)
    before, started, requests = cpu(candidate), time.perf_counter(), 0
    while time.perf_counter() - started < SECONDS:
        status, length = candidate.ask(connection)
        requests += 1
    elapsed, used = time.perf_counter() - started, cpu(candidate) - before
    connection.close()
    return {
        "requests_per_second": requests / elapsed,
        "cpu_ms": 1000 * used / requests,
        "bytes": length,
        "status": status,
    }


def cpu(candidate):
    return sum(cpu_seconds(master) for master in candidate.masters)
