"""A gunicorn of our own for a test: the site's configuration, free ports, and the database of the run."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from tests.service.ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
LOOPBACK = "127.0.0.1"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 40


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str
    seconds: float


@dataclass
class Running:
    """A gunicorn at work; `written` is all that it and its workers said."""

    process: subprocess.Popen
    port: int
    metrics_port: int
    folder: Path

    def ask(self, path, *, method="GET", headers=None, body=None, port=None, timeout=20):
        """Through the proxy with TLS, as far as gunicorn can see, but where `headers` say otherwise."""
        headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"} if headers is None else headers
        began = time.monotonic()
        caller = http.client.HTTPConnection(LOOPBACK, port or self.port, timeout=timeout)
        try:
            caller.request(method, path, body=body, headers=headers)
            answer = caller.getresponse()
            text = answer.read().decode("utf-8", "replace")
        finally:
            caller.close()
        return Answer(answer.status, answer.headers, text, time.monotonic() - began)

    def send(self, raw):
        """Bytes as they are, and what came back."""
        with socket.create_connection((LOOPBACK, self.port), timeout=10) as caller:
            caller.sendall(raw)
            caller.shutdown(socket.SHUT_WR)
            parts = iter(lambda: caller.recv(65536), b"")
            return b"".join(parts)

    def figures(self):
        """What Prometheus would read: the value of each series by its whole name."""
        text = self.ask("/metrics", headers={}, port=self.metrics_port).text
        lines = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
        return {name: float(value) for name, _space, value in lines}

    @property
    def workers(self):
        master = self.process.pid
        return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]

    @property
    def written(self):
        return "".join((self.folder / name).read_text(errors="surrogateescape") for name in ("out", "err"))

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(SECONDS_TO_STOP)


@contextmanager
def gunicorn(folder, **variables):
    """Starts the site and ends it; gives a `Running` once it answers."""
    port = free_port()
    environment = environment_without_settings() | {
        "SECRET_KEY": "for-the-tests-of-the-service-only-0123456789-abcdefghij",
        "ALLOWED_HOSTS": LOOPBACK,
        "DATABASE_URL": address_of_the_database(),
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
        "TMPDIR": str(folder),
        **variables,
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "cremona_site.wsgi"]
    with open(folder / "out", "w") as out, open(folder / "err", "w") as err:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=err)
    running = Running(process, port, int(variables.get("METRICS_PORT", 0)), folder)
    try:
        wait_for(lambda: is_alive(running), SECONDS_TO_START, running)
        yield running
    finally:
        try:
            running.stop()
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def is_alive(running):
    try:
        return running.ask("/salute/vivo").status == 200
    except OSError:
        return False


def wait_for(is_so, seconds, running=None):
    """Until it is so; a failure that shows what was written where it never is."""
    ends_at = time.monotonic() + seconds
    while not is_so():
        has_ended = running is not None and running.process.poll() is not None
        if has_ended or time.monotonic() > ends_at:
            raise AssertionError(f"Waited in vain. {running.written if running else ''}")
        time.sleep(0.05)


def environment_without_settings():
    """What Python needs, and nothing that the shell of the tests says of the site."""
    return {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "PYTHONDONTWRITEBYTECODE") if name in os.environ
    }


def address_of_the_database():
    """That of the tests; what a test did not commit is not seen there."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    who = quote(facts["USER"], safe="") + (f":{quote(facts['PASSWORD'], safe='')}" if facts["PASSWORD"] else "")
    where = quote(facts["HOST"], safe="") + (f":{facts['PORT']}" if facts["PORT"] else "")
    return f"postgres://{who}@{where}/{facts['NAME']}"


def objects_in(text):
    """The lines of a log that is JSON; anything else fails."""
    return [json.loads(line) for line in text.splitlines()]
