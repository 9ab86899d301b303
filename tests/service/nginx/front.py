"""nginx as it is shipped, on ports of the loopback: only ports, folders, certificate and upstream are others."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.service.ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent.parent
SHIPPED = ROOT / "deploy" / "nginx"
NAME = "lavoce.comune.cremona.it"
FOLDERS = ["log", "lib/body", "lib/proxy", "acme", "etc", "var"]


def wait_until(is_so, seconds=20):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "It did not come to be in time"
        time.sleep(0.02)


def answers_on(port):
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


class Front:
    """An nginx of its own below `folder`, whose `var` holds static/, media/ and server-pages/.

    `changes` are pairs of texts: what stands in the shipped files, each once or more, and what stands there instead.
    """

    def __init__(self, folder, certificate, upstream_ports, changes=()):
        self.folder = Path(folder)
        self.http, self.https = free_port(), free_port()
        for name in FOLDERS:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        upstreams = [f"server 127.0.0.1:{port} max_fails=0;" for port in upstream_ports]
        self.write(
            ("user www-data;", "user root;" if os.geteuid() == 0 else ""),
            ("listen [::]:443 ssl http2;", ""),
            ("listen [::]:443 ssl http2 default_server;", ""),
            ("listen [::]:80;", ""),
            ("listen [::]:80 default_server;", ""),
            ("listen 443 ", f"listen 127.0.0.1:{self.https} "),
            ("listen 80", f"listen 127.0.0.1:{self.http}"),
            ("/run/nginx.pid", f"{self.folder}/nginx.pid"),
            ("/var/log/nginx", f"{self.folder}/log"),
            ("/var/lib/nginx", f"{self.folder}/lib"),
            ("/var/lib/acme", f"{self.folder}/acme"),
            ("/srv/cremona/var", f"{self.folder}/var"),
            ("/etc/ssl/cremona", str(certificate)),
            ("server 127.0.0.1:8000 max_fails=0;", "\n".join(upstreams)),
            (" buffer=16k flush=5s", ""),
            ("worker_processes auto;", "worker_processes 1;"),
            *changes,
        )

    def write(self, *changes):
        texts = {path.relative_to(SHIPPED): path.read_text() for path in SHIPPED.rglob("*.conf")}
        for old, new in changes:
            assert any(old in text for text in texts.values()), f"{old!r} stands in no file of deploy/nginx"
            texts = {path: text.replace(old, new) for path, text in texts.items()}
        for path, text in texts.items():
            (self.folder / "etc" / path).parent.mkdir(exist_ok=True)
            (self.folder / "etc" / path).write_text(text)

    def command(self, *arguments):
        return ["nginx", "-p", str(self.folder), "-c", str(self.folder / "etc" / "nginx.conf"), *arguments]

    def check(self):
        return subprocess.run(self.command("-t", "-q"), capture_output=True, text=True, timeout=20)

    def __enter__(self):
        # Its group: the workers end with it, even where it is killed
        self.process = subprocess.Popen(self.command("-g", "daemon off;"), start_new_session=True)
        wait_until(lambda: self.process.poll() is not None or answers_on(self.https))
        assert self.process.poll() is None, self.check().stderr
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def logs(self):
        return "".join(path.read_text() for path in (self.folder / "log").iterdir())
