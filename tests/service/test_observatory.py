"""MDN's HTTP Observatory marks what gunicorn sends over TLS: every kind of page, and the pages of staff."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, connections

from tests.browser.database import take_snapshot
from tests.browser.site_map import KINDS
from tests.factories import AdministratorFactory, signed_in
from tests.service.ports import free_port

pytestmark = pytest.mark.front_end

ROOT = Path(__file__).parent.parent.parent
SCAN = ROOT / "tests" / "observatory" / "scan.mjs"
# The style guide is never served in production
PAGES = {kind: address for kind, address in KINDS.items() if kind != "style guide"}
DOOR = ["/accesso/", "/accesso/password/dimenticata/", "/accesso/secondo-passaggio/", "/admin/"]
DESK = ["/admin/", "/admin/contacts/office/", "/admin/filer/folder/", "/accesso/sicurezza/", "/accesso/password/", "/"]
# What this version can give without cookies, without being on the list that browsers bring along: 100, and for the
# policy 10, frame-ancestors 5, the referrer 5, the resource policy 10, the integrity of scripts 5. Of staff it gives 5
# for their cookies, and nothing for a policy that allows styles inside the page.
PUBLIC, STAFF = 135, 130


def openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, check=True)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """An authority of this run, and what it certified for localhost: `ca.pem`, `site.pem`, `site.key`."""
    folder = tmp_path_factory.mktemp("certificates")
    elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:false"]
    openssl(folder, "req", "-x509", *elliptic, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Autorita di prova")
    authority = ["-CA", "ca.pem", "-CAkey", "ca.key"]
    site = ["-keyout", "site.key", "-out", "site.pem", "-subj", "/CN=localhost"]
    openssl(folder, "req", "-x509", *elliptic, *authority, *names, *site)
    return folder


def database_url():
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    return f"postgres://{database['USER']}@{quote(database['HOST'], safe='')}/{database['NAME']}"


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker, certificates, tmp_path_factory):
    """gunicorn with the settings of production, over TLS; yields its port and the session of an administrator."""
    log, port = tmp_path_factory.mktemp("server") / "log", free_port()
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {
        "SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": database_url(),
        "SITE_URL": f"https://localhost:{port}",
        "STAFF_MFA_REQUIRED": "false",
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
    }
    command = ["gunicorn", "-c", "deploy/gunicorn.conf.py", "--certfile", certificates / "site.pem"]
    command += ["--keyfile", certificates / "site.key", "--forwarded-allow-ips", "", "cremona_site.wsgi"]
    with django_db_blocker.unblock():
        snapshot = take_snapshot()
        cookie = signed_in(AdministratorFactory()).cookies["sessionid"].value
        connections.close_all()
    with log.open("w") as output:
        process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env=environment, stderr=output)
    try:
        wait_for(port, process, log)
        yield port, f"sessionid={cookie}"
    finally:
        process.terminate()
        process.wait(20)
        with django_db_blocker.unblock():
            snapshot.restore()
            snapshot.discard()


def wait_for(port, process, log):
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"gunicorn does not answer:\n{log.read_text()}", pytrace=False)


@pytest.fixture(scope="module")
def marks(server, certificates):
    """What the analyser says of some addresses, asked with a cookie or without."""
    port, session = server

    def scan(addresses, cookie=""):
        done = subprocess.run(
            # Over http nobody answers: the proxy in front leads from there
            ["node", SCAN, "localhost", str(free_port()), str(port), *addresses],
            env={"PATH": os.environ["PATH"], "NODE_EXTRA_CA_CERTS": certificates / "ca.pem", "COOKIE": cookie},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    scan.session = session
    return scan


def below(marked, least):
    return {
        address: (mark["score"], [name for name, test in mark["tests"].items() if not test["pass"]])
        for address, mark in marked.items()
        if mark["grade"] != "A+" or mark["score"] < least or not mark["verified"]
    }


def test_every_kind_of_page_gets_the_best_mark(marks, measured):
    marked = marks(PAGES.values())

    scores = [mark["score"] for mark in marked.values()]
    measured.append(f"Observatory, {len(scores)} public pages: A+, {min(scores)} to {max(scores)} points")
    assert set(marked) == set(PAGES.values())
    assert below(marked, PUBLIC) == {}
    assert {mark["tests"]["cookies"]["result"] for mark in marked.values()} == {"cookies-not-found"}


def test_the_pages_before_the_door_get_the_best_mark(marks, measured):
    marked = marks(DOOR)

    scores = [mark["score"] for mark in marked.values()]
    measured.append(f"Observatory, {len(scores)} pages before the door: A+, {min(scores)} to {max(scores)} points")
    assert below(marked, STAFF) == {}


def test_the_desk_gets_the_best_mark(marks, measured):
    marked = marks(DESK, marks.session)

    scores = [mark["score"] for mark in marked.values()]
    measured.append(f"Observatory, {len(scores)} pages of the desk: A+, {min(scores)} to {max(scores)} points")
    assert {address: mark["ended"] for address, mark in marked.items()} == {address: address for address in DESK}
    assert below(marked, STAFF) == {}


def test_a_page_of_the_desk_is_not_marked_in_place_of_the_door(marks):
    marked = marks(["/admin/contacts/office/"], "sessionid=inventata")

    assert marked["/admin/contacts/office/"]["ended"] == "/accesso/"
