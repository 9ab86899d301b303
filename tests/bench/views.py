"""What a view costs: cold, from the page cache, through nginx, and the same bytes by servers that do less.

Cold views are set beside a stock django CMS with the same content (`tests.bench.stock`). How it is asked, and what the
figures say: `tests.bench.asking`.
"""

import http.client
import json
import shutil
import ssl
from contextlib import ExitStack, contextmanager
from itertools import count
from urllib.parse import urlencode

from tests.bench.asking import Candidate, medians, ratio, samples_of
from tests.bench.processes import AS_FROM_PROXY, NAME, ROOT, environment_with, gunicorn, manage
from tests.bench.stock.site import stock_site
from tests.service.nginx.certificates import write_certificates
from tests.service.nginx.front import Front

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
RATE = "requests_per_second"
STOCK, STOCK_HOME = "project page, stock django CMS", "home page, stock django CMS"
ALONE = "project page, cold, with nothing shared"
STOCK_WHOLE_MENU = "project page, stock django CMS, all pages in its menu"
# What is set in relation to what, by which figure, and what it should be at least or at most
RELATIONS = [
    ("project page, cold", STOCK, "cpu_ms", "at most", 0.6),
    ("project page, cold", STOCK_WHOLE_MENU, "cpu_ms", "at most", 0.6),
    (ALONE, STOCK, "cpu_ms", "at most", 0.6),
    ("home page, cold", STOCK_HOME, "cpu_ms", "at most", 0.6),
    ("project page, kept", "… the same bytes, by WhiteNoise", RATE, "at least", 1.2),
    ("project page, kept", "… the same bytes, by a bare WSGI callable", RATE, "at least", 0.7),
    ("… compressed (brotli)", "… compressed (brotli), by WhiteNoise", RATE, "at least", 1.2),
    ("project page, held by nginx (TLS)", "… the same bytes, a file of nginx (TLS)", RATE, "at least", 0.9),
]
COMPRESSED = {"Accept-Encoding": "br, gzip"}
LESS = """
from whitenoise import WhiteNoise

body = open({folder!r} + "/page.html", "rb").read()


def bare(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]


whitenoise = WhiteNoise(bare, root={folder!r}, prefix="files/")
"""


def measure(folder):
    """A row for each candidate, as medians of the rounds, and a row for each of the relations."""
    environment = environment_with(f"sqlite:///{folder / 'bench.sqlite3'}", MEDIA_ROOT=str(folder / "media"))
    manage(environment, "prepare")
    with ExitStack() as running:
        without = running.enter_context(gunicorn("tests.bench.cold", environment))
        alone = running.enter_context(gunicorn("tests.bench.cold:nothing_shared", environment))
        cached = running.enter_context(gunicorn("cremona_site.wsgi", environment))
        stock = running.enter_context(stock_site(folder, environment))
        candidates = [
            *cold(*without),
            Candidate(ALONE, alone[0], [alone[1]], PROJECT),
            *of_stock(*stock),
            *kept(*cached),
            *by_less(folder, environment, cached[0], running),
            Candidate("a style sheet, by WhiteNoise", cached[0], [cached[1]], style_sheet(), is_fast=True),
        ]
        if shutil.which("nginx"):
            candidates += running.enter_context(through_nginx(folder, *cached))
        samples = samples_of(sorted(candidates, key=place))
    rows = medians({candidate.what: samples[candidate.what] for candidate in candidates})
    return rows, [relation(samples, *found) for found in RELATIONS if {*found[:2]} <= samples.keys()]


def place(candidate):
    """What is set in relation is asked one after the other, so that the machine is in the same mood."""
    related = [name for row in RELATIONS for name in row[:2]]
    return related.index(candidate.what) if candidate.what in related else len(related)


def relation(samples, what, other, figure, side, bound):
    found = ratio(samples, what, other, figure)
    is_met = found["median"] <= bound if side == "at most" else found["median"] >= bound
    asked = {"what": what, "other": other, "figure": figure, "side": side, "bound": bound}
    return asked | found | {"is_met": is_met, "cpu": ratio(samples, what, other, "cpu_ms")["median"]}


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


def of_stock(same_menu, whole_menu):
    yield Candidate(STOCK, same_menu[0], [same_menu[1]], f"/it{PROJECT}")
    yield Candidate(STOCK_HOME, same_menu[0], [same_menu[1]], "/it/")
    yield Candidate(STOCK_WHOLE_MENU, whole_menu[0], [whole_menu[1]], f"/it{PROJECT}")


def kept(port, master):
    changed_nothing = {"If-None-Match": answer_of(port).headers["ETag"]}
    asked = {"port": port, "masters": [master], "is_fast": True}
    yield Candidate("project page, kept", path=PROJECT, **asked)
    yield Candidate("… compressed (brotli)", path=PROJECT, headers=lambda: COMPRESSED, **asked)
    yield Candidate("… nothing changed (304)", path=PROJECT, headers=lambda: changed_nothing, **asked)
    yield Candidate("… with a query that it does not heed", path=f"{PROJECT}?utm_source=x", **asked)


def by_less(folder, environment, port, running):
    """The bytes of the kept page by servers that do less, in the same gunicorn with the same log."""
    (folder / "page.html").write_bytes(answer_of(port).body)
    (folder / "page.html.br").write_bytes(answer_of(port, COMPRESSED).body)
    (folder / "less.py").write_text(LESS.format(folder=str(folder)))
    elsewhere = environment | {"PYTHONPATH": str(folder)}
    for server, application, path in [
        ("WhiteNoise", "less:whitenoise", "/files/page.html"),
        ("a bare WSGI callable", "less:bare", "/"),
    ]:
        at, master = running.enter_context(gunicorn(application, elsewhere))
        asked = {"port": at, "masters": [master], "path": path, "is_fast": True}
        yield Candidate(f"… the same bytes, by {server}", **asked)
        if server == "WhiteNoise":
            yield Candidate("… compressed (brotli), by WhiteNoise", headers=lambda: COMPRESSED, **asked)


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
        asked = {"port": front.https, "masters": [front.process.pid, master], "tls": tls, "is_fast": True}
        yield [
            Candidate("project page, held by nginx (TLS)", path=PROJECT, **asked),
            Candidate("… the same bytes, a file of nginx (TLS)", path="/static/page.html", **asked),
        ]


def answer_of(port, headers=()):
    """The project page, as one asks for it; its body is read."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", PROJECT, headers=AS_FROM_PROXY | dict(headers))
    answer = connection.getresponse()
    answer.body = answer.read()
    return answer


def style_sheet():
    manifest = json.loads((ROOT / "var/static/staticfiles.json").read_text())
    return "/static/" + manifest["paths"]["site.css"]
