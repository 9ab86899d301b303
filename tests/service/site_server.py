"""The site as hosts run it: gunicorn with the site's own configuration, a process on a free port of the loopback."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.service.ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ("cremona_site", "contacts", "projects", "templates", "deploy", "docs", "manage.py", "static/dist")
START_SECONDS = 90
STOP_SECONDS = 40


def release(folder, name):
    """A copy of the code whose pages say which release they come from; what is kept stays outside of it."""
    copy = folder / name
    for part in CODE:
        source, target = ROOT / part, copy / part
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, target)
    with (copy / "templates" / "base.html").open("a", encoding="utf-8") as base:
        base.write(f"<!-- release {name} -->\n")
    (copy / "var").mkdir()
    (copy / "var" / "static").symlink_to(ROOT / "var" / "static")
    return copy


@contextmanager
def at_work(server):
    """The server once it answers; it ends in any case."""
    try:
        server.start()
        server.wait()
        yield server
    finally:
        server.close()


class SiteServer:
    """One host. `code` may be a link to a release; it is followed when the process starts, as systemd does."""

    asked_for_life = "/robots.txt"

    def __init__(self, folder, database_url, code=ROOT, listener=None, wrapped_in=(), **environment):
        self.port = listener.getsockname()[1] if listener else free_port()
        self.code, self.listener, self.log = code, listener, folder / f"gunicorn-{self.port}.log"
        self.media = folder / "media"
        self.process, self.wrapped_in = None, wrapped_in
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
            "SECRET_KEY": os.environ["SECRET_KEY"],
            "DATABASE_URL": database_url,
            "MEDIA_ROOT": str(self.media),
            "HTTPS": "false",
            "WEB_CONCURRENCY": "2",
            "PORT": str(self.port),
            **environment,
        }

    def start(self):
        command = [
            *self.wrapped_in,
            sys.executable,
            "-m",
            "gunicorn",
            "-c",
            "deploy/gunicorn.conf.py",
            "cremona_site.wsgi",
        ]
        passed = ()
        if self.listener:  # as systemd hands a socket over: it is number 3, and the process is told that it is meant
            passed = (self.listener.fileno(),)
            command = ["bash", "-c", f'LISTEN_FDS=1 LISTEN_PID=$$ exec "$@" 3<&{passed[0]}', "bash", *command]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.code, env=self.environment, stdout=log, stderr=log, pass_fds=passed
            )

    def wait(self):
        """Until it answers."""
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(self.log.read_text(encoding="utf-8"))
            time.sleep(0.05)

    def answers(self):
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS)
        try:
            client.request("GET", self.asked_for_life)
            return client.getresponse().status == 200
        except OSError:
            return False
        finally:
            client.close()

    def workers(self):
        return set(Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split())

    def hang_up(self):
        self.process.send_signal(signal.SIGHUP)

    def stop(self):
        """It answers what it was asked, then ends."""
        self.process.terminate()
        self.process.wait(STOP_SECONDS)

    def close(self):
        if self.process and self.process.poll() is None:
            try:
                self.stop()
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
