"""A Redis of our own for tests: on a socket in a folder of its own, nothing kept, ended when the test is over."""

import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import redis

START_SECONDS = 10


class RedisServer:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="rd", dir="/tmp"))  # a socket's path has 107 bytes at most
        self.socket = self.folder / "s"
        self.url = f"unix://{self.socket}"
        self.process = None

    def start(self):
        arguments = ["--port", "0", "--unixsocket", self.socket, "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(
            ["redis-server", *arguments, "--dir", self.folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                return redis.Redis.from_url(self.url).ping()
            except redis.ConnectionError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.02)

    def kill(self):
        """It is gone from one moment to the next, and its socket refuses."""
        self.process.kill()
        self.process.wait()

    def freeze(self):
        """It takes connections and answers nothing, as a host that the network lost."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
