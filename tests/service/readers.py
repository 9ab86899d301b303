"""Readers who ask for a page without pause, and remember whatever did not come as it should."""

import http.client
import re
import time
from threading import Event, Thread

RELEASE = re.compile(rb"<!-- release (\w+) -->")


class Readers:
    """Half of them keep their connection, half open one for each page.

    A kept connection that ends before anything of an answer came is opened anew and the page asked for again, once, as
    browsers and nginx do. Everything else is a failure.
    """

    def __init__(self, port, path="/", many=4):
        self.port, self.path = port, path
        self.answers, self.failures, self.opened_anew = [], [], 0
        self.over = Event()
        self.threads = [Thread(target=self.read, args=[number % 2 == 0]) for number in range(many)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def read(self, keeps):
        client, is_used = self.client(), False
        while not self.over.is_set():
            began = time.monotonic()
            try:
                try:
                    answer = self.ask(client)
                except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                    if not is_used:
                        raise
                    self.opened_anew += 1
                    client.close()
                    answer = self.ask(client)
                self.judge(*answer, time.monotonic() - began)
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(repr(error))
                client.close()
            is_used = keeps
            if not keeps:
                client.close()
        client.close()

    def client(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, client):
        client.request("GET", self.path)
        response = client.getresponse()
        return response.status, response.read()

    def judge(self, status, body, seconds):
        if status != 200 or b"</html>" not in body:
            self.failures.append(f"{status}: {body[:200]!r}")
        found = RELEASE.search(body)
        self.answers.append((seconds, found[1].decode() if found else ""))

    def wait_for(self, many):
        """Until that many more pages came or failed."""
        before, until = len(self.answers), time.monotonic() + 60
        while len(self.answers) < before + many and not self.failures:
            assert time.monotonic() < until, "Nobody answers the readers"
            time.sleep(0.02)

    def releases_of_the_last(self, many):
        return {name for _seconds, name in self.answers[-many:]}
