"""A certificate authority, gunicorn with the real site, nginx with the files of deploy/nginx."""

import http.client
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.service.nginx.certificates import write_certificates
from tests.service.nginx.front import NAME, ROOT, Front, answers_on, wait_until
from tests.service.nginx.upstream import Upstream
from tests.service.nginx.visitor import ADDRESS, SECRET, Visitor, answer_of
from tests.service.ports import free_port


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    return write_certificates(tmp_path_factory.mktemp("tls"), NAME)


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker):
    """A folder as var/ of a site in service: its database, uploads, static files and pages for nginx."""
    folder = Path(tempfile.mkdtemp(prefix="site"))
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with sqlite3.connect(folder / "site.sqlite3") as copy:
            connection.connection.backup(copy)
    (folder / "media").mkdir()
    (folder / "static").symlink_to(settings.STATIC_ROOT)
    manage = [sys.executable, "manage.py", "write_server_pages"]
    subprocess.run(manage, cwd=ROOT, env=environment(folder), check=True, timeout=60)
    yield folder
    shutil.rmtree(folder)


def environment(folder, **more):
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
        "SERVER_PAGES_ROOT": str(folder / "server-pages"),
        "ALLOWED_HOSTS": NAME,
        "SITE_URL": f"https://{NAME}",
        "HTTPS": "true",
        "WEB_CONCURRENCY": "1",
        **more,
    }


class Gunicorn:
    """The real site, as deploy/gunicorn.conf.py starts it."""

    def __init__(self, folder):
        self.port, self.log = free_port(), folder / "gunicorn.log"
        self.environment = environment(folder, PORT=str(self.port))

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "cremona_site.wsgi"]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        wait_until(lambda: self.process.poll() is not None or answers_on(self.port), 60)
        assert self.process.poll() is None, self.log.read_text()

    def ask(self, path, headers=()):
        """One request past nginx, with what nginx adds."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers={"Host": NAME, "X-Forwarded-Proto": "https", **dict(headers)})
            return answer_of(connection.getresponse())
        finally:
            connection.close()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def gunicorn(loaded):
    server = Gunicorn(loaded)
    server.start()
    yield server
    server.stop()


@contextmanager
def started(certificate, loaded, ports, changes=()):
    """Somebody who visits an nginx of its own; at its end its logs are looked at, whatever the test was about."""
    folder = Path(tempfile.mkdtemp(prefix="nginx"))
    front = Front(folder, certificate, ports, changes)
    for name in ("static", "media", "server-pages"):
        (folder / "var" / name).symlink_to(loaded / name)
    with front:
        yield Visitor(front, certificate / "authority.pem")
    logs = front.logs()
    shutil.rmtree(folder)
    assert ADDRESS not in logs, "an address in the logs of nginx"
    assert SECRET not in logs, "a query in the logs of nginx"


@pytest.fixture(scope="session")
def site(gunicorn, loaded, certificate):
    """Somebody who visits the real site through nginx."""
    with started(certificate, loaded, [gunicorn.port]) as visitor:
        yield visitor


@pytest.fixture
def new_front(certificate, loaded):
    """Starts an nginx in front of the servers on the ports given, and returns somebody who visits it."""
    with ExitStack() as running:
        yield lambda ports, changes=(): running.enter_context(started(certificate, loaded, ports, changes))


@pytest.fixture
def upstream():
    server = Upstream()
    yield server
    server.stop()


@pytest.fixture
def visitor(upstream, new_front):
    """Somebody who visits the server in the place of gunicorn, through an nginx with an empty cache."""
    return new_front([upstream.port])
