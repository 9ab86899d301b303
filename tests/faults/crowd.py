"""A crowd in front of nginx: so many requests a second, however long each takes, of everything that people ask for."""

import http.client
import random
import socket
import ssl
import time
from threading import Event, Lock, Thread
from urllib.parse import urlencode

from tests.service.nginx.front import NAME

PEOPLE = 50
SEED = 17
WORDS = ["aiuto", "usura", "racket", "uffici", "formazione", "eventi", "telefono", "zzz"]


class Crowd:
    """Each has an address and a connection of their own, and turns up when it is their turn.

    A time counts from when somebody turned up: who had to wait for the one before waits too.
    """

    def __init__(self, front, authority, a_second, pages):
        self.front, self.a_second, self.pages = front, a_second, pages
        self.weights = [1 / place for place in range(1, len(pages) + 1)]
        self.tls = ssl.create_default_context(cafile=authority)
        self.answers, self.failures, self.lock, self.over = [], [], Lock(), Event()
        self.people = [Thread(target=self.come, args=[number]) for number in range(PEOPLE)]

    def __enter__(self):
        self.began = time.monotonic()
        for person in self.people:
            person.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        for person in self.people:
            person.join()

    def come(self, number):
        chance, client = random.Random(SEED + number), None  # noqa: S311 - the same crowd each time
        every = PEOPLE / self.a_second
        turn = self.began + every * number / PEOPLE
        while not self.over.wait(max(0, turn - time.monotonic())):
            kind, method, path, body = self.wish(chance)
            is_kept = client is not None
            try:
                client = client or self.connected(number)
                headers = {"Host": NAME, "Accept-Encoding": "br"}
                if body:
                    headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{NAME}"}
                client.request(method, path, body, headers)
                answer = client.getresponse()
                answer.read()
                self.note(kind, answer.status, time.monotonic() - turn)
                if answer.will_close:  # nginx ends a connection after a thousand requests
                    client = None
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                if not is_kept:
                    self.failures.append(f"{kind}: no answer")
                client = None  # it ended meanwhile: the same is asked for anew
                continue
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(f"{kind}: {error!r}")
                client = None
            turn += every

    def connected(self, number):
        """From an address of its own: nginx counts how much comes from each."""
        client = http.client.HTTPConnection(NAME)
        plain = socket.create_connection(("127.0.0.1", self.front.https), 30, (f"127.0.2.{number + 1}", 0))
        client.sock = self.tls.wrap_socket(plain, server_hostname=NAME)
        return client

    def wish(self, chance):
        """What one of them asks for: its kind, and method, path and body."""
        dice, anything = chance.random(), f"{chance.getrandbits(48):x}"
        if dice < 0.86:
            return "page", "GET", self.some_page(chance), None
        if dice < 0.92:
            return "page", "GET", f"{self.some_page(chance)}?da={anything}", None
        if dice < 0.96:
            return "search", "GET", "/cerca/?" + urlencode({"q": f"{chance.choice(WORDS)} {anything[:3]}"}), None
        if dice < 0.99:
            return "not found", "GET", f"/{anything}/", None
        return "vote", "POST", "/valutazione/", urlencode({"pagina": "/servizi/", "voto": chance.randint(1, 5)})

    def some_page(self, chance):
        """The second is asked for half as often as the first, the third a third as often, and so on."""
        return chance.choices(self.pages, self.weights)[0]

    def note(self, kind, status, seconds):
        expected = {"page": {200}, "search": {200}, "not found": {404}, "vote": {303, 429}}[kind]
        with self.lock:
            self.answers.append((time.monotonic() - self.began, kind, seconds))
            if status not in expected:
                self.failures.append(f"{kind}: {status}")

    def within(self, share, kinds=("page", "search", "not found", "vote")):
        """The seconds within which that share of the answers came."""
        times = sorted(seconds for _at, kind, seconds in self.answers if kind in kinds)
        return times[int(len(times) * share)]
