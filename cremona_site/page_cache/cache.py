"""The page cache: whole answers for visitors, kept in the process, outside everything else.

It stands before Django (`cremona_site.wsgi`): an answer that is known costs no middleware and no query, and is there
while the database is away. What is kept, for how long and why: docs/decisions/0014.
"""

import logging
import threading
import time
from collections import OrderedDict
from contextlib import closing, contextmanager

from cremona_site.page_cache.addresses import Addresses
from cremona_site.page_cache.encodings import best
from cremona_site.page_cache.entries import Entries, Entry
from cremona_site.page_cache.once_a_minute import OnceAMinute
from cremona_site.page_cache.public_pages import GENERATION, HEEDED, IS_KEPT_WHOLE, IS_PUBLIC, MEANT

LONGEST_AGE = 60  # seconds: pages speak of today, and a commit may go by without its generation
LONGEST_STAND_IN = 600  # seconds for which a page of an old generation may stand in for one that fails
LONGEST_WAIT = 10  # seconds for which others wait for a page that is being made
PROXY_SECONDS = 2  # for which a proxy in front may keep an answer; nginx may take one more to see the next
SHARE_OF_QUERIES = 4  # pages with a query of their own get one part in so many of the room
MOST_GENERATIONS = 1_000
# All that Django hears of a visitor's headers: what is kept for everybody can depend on nothing else
HEARD = {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR", "HTTP_ACCEPT_ENCODING"}
SAID = ("HTTP_", "CONTENT_")
ABOUT_BODY = {"Content-Type", "Content-Encoding", "Content-Language"}

logger = logging.getLogger(__name__)


class PageCache:
    """A WSGI application around another one.

    `generation` has `current()`, the word that tells old answers from new, and `is_failing`. `hosts` are the names
    under which visitors reach the site, `room` is in bytes, `private` are the cookies of who may see more than others,
    `apart` the beginnings of paths that are never looked up. `count` hears of each hit, miss and stale answer.
    """

    def __init__(self, application, generation, *, hosts, room, private, apart, count=lambda result: None):
        self.application, self.generation, self.count = application, generation, count
        self.hosts, self.private, self.apart = frozenset(hosts), tuple(private), tuple(apart)
        self.bare, self.with_query = Entries(room - room // SHARE_OF_QUERIES), Entries(room // SHARE_OF_QUERIES)
        self.addresses = Addresses()
        self.past = Past()
        self.in_work, self.lock = {}, threading.Lock()
        self.complaint = OnceAMinute(logger.warning)

    def __call__(self, environ, start_response):
        if not self.is_for_anybody(environ):
            return self.application(environ, start_response)
        generation = self.past.seen(self.generation.current())
        key = self.addresses.key(environ)
        entry = self.known(key, generation)
        if entry is None:
            with self.turn(key):
                entry = self.known(key, generation)
                if entry is None:
                    self.count("miss")
                    return self.make(key, generation, environ, start_response)
        self.count("hit")
        return send(entry, environ, start_response)

    def is_for_anybody(self, environ):
        cookies = environ.get("HTTP_COOKIE")
        return (
            environ["REQUEST_METHOD"] in {"GET", "HEAD"}
            and environ.get("HTTP_HOST") in self.hosts
            and not environ.get("PATH_INFO", "").startswith(self.apart)
            and not (cookies and any(name in cookies for name in self.private))
            and "HTTP_AUTHORIZATION" not in environ
        )

    def entries_for(self, key):
        return self.with_query if key[1] else self.bare

    def known(self, key, generation):
        """What may be sent without asking: what is fresh, or whatever there is while nobody can say what is."""
        entry = key and self.entries_for(key).get(key)
        if not entry:
            return None
        if entry.generation == generation and entry.age < LONGEST_AGE:
            return entry
        return self.stand_in(key, "the database does not answer") if self.generation.is_failing else None

    def stand_in(self, key, reason):
        """An old answer in the place of a failure; None where there is none, or one that was superseded long ago."""
        entry = key and self.entries_for(key).get(key)
        if not entry or self.past.seconds_since(entry.generation) > LONGEST_STAND_IN:
            return None
        self.count("stale")
        self.complaint(f"Pages are served as they were: {reason}")
        return entry

    @contextmanager
    def turn(self, key):
        """One makes a page; whoever asks for it meanwhile waits, and then finds it."""
        with self.lock:
            others = self.in_work.get(key)
            mine = self.in_work.setdefault(key, threading.Event()) if key and not others else None
        if others:
            others.wait(LONGEST_WAIT)
        try:
            yield
        finally:
            if mine:
                with self.lock:
                    del self.in_work[key]
                mine.set()

    def make(self, key, generation, environ, start_response):
        """Asks Django, and keeps what it says where that is the same for everybody."""
        asked = {name: value for name, value in environ.items() if name in HEARD or not name.startswith(SAID)}
        asked |= {"REQUEST_METHOD": "GET", IS_KEPT_WHOLE: True, GENERATION: generation}
        answer = Answer(self.application, asked)
        if IS_PUBLIC in asked:
            return send(self.keep(answer, generation, environ, asked), environ, start_response)
        if answer.status_code < 500:
            self.forget(key)
        elif entry := self.stand_in(key, f"Django answered {answer.status_code}"):
            answer.close()
            return send(entry, environ, start_response)
        return answer.pass_on(environ["REQUEST_METHOD"], start_response)

    def keep(self, answer, generation, environ, asked):
        entry = Entry(generation, answer.headers, answer.whole())
        self.addresses.learn(environ, asked.get(HEEDED, ()))
        key = self.addresses.key(environ)
        if key and dict(key[1]) == asked.get(MEANT, {}):
            self.entries_for(key).put(key, entry)
        return entry

    def forget(self, key):
        if key:
            self.entries_for(key).remove(key)


class Past:
    """The generations that were, and when they ended as far as this process saw."""

    def __init__(self):
        self.current, self.ended, self.lock = None, OrderedDict(), threading.Lock()

    def seen(self, generation):
        if generation != self.current:
            with self.lock:
                if self.current is not None:
                    self.ended[self.current] = time.monotonic()
                self.current = generation
                while len(self.ended) > MOST_GENERATIONS:
                    self.ended.popitem(last=False)
        return generation

    def seconds_since(self, generation):
        """How long ago a generation ended: 0 for that which lasts, without end for one that nobody remembers."""
        if generation == self.current:
            return 0
        ended = self.ended.get(generation)
        return time.monotonic() - ended if ended is not None else float("inf")


class Answer:
    """What an application answers, before any of it is sent."""

    def __init__(self, application, environ):
        self.body = application(environ, self.start)

    def start(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers

    @property
    def status_code(self):
        return int(self.status[:3])

    def whole(self):
        with closing(self):
            return b"".join(self.body)

    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()

    def pass_on(self, method, start_response):
        start_response(self.status, self.headers)
        if method != "HEAD":
            return self.body
        self.close()
        return []


def send(entry, environ, start_response):
    headers, body, etag = entry.as_sent(best(environ.get("HTTP_ACCEPT_ENCODING")))
    if not environ.get("QUERY_STRING"):  # else anybody could fill a proxy with addresses
        headers = [*headers, ("X-Accel-Expires", str(PROXY_SECONDS))]
    if is_named(etag, environ.get("HTTP_IF_NONE_MATCH")):
        start_response("304 Not Modified", [pair for pair in headers if pair[0] not in ABOUT_BODY])
        return []
    start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def is_named(etag, condition):
    """Whether an `If-None-Match` names an ETag; a weak one, which a proxy may have made of it, does too."""
    return bool(condition) and (condition.strip() == "*" or etag in condition)
