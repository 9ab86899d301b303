"""A small site behind the page cache, and a visitor who asks it as gunicorn would."""

from dataclasses import dataclass, field
from threading import Lock

from cremona_site.page_cache.cache import PageCache
from cremona_site.page_cache.public_pages import HEEDED, IS_PUBLIC, MEANT

MEGABYTE = 1024 * 1024


@dataclass
class Generation:
    word: str = "first"
    is_failing: bool = False

    def current(self):
        return self.word


@dataclass
class Site:
    """Answers with what it is told, and counts how often it is asked."""

    words: str = "Buongiorno. " * 100
    status: str = "200 OK"
    is_public: bool = True
    heeded: list = field(default_factory=list)
    meant: dict = field(default_factory=dict)
    headers: list = field(default_factory=list)
    before_answer: callable = lambda environ: None
    asked: list = field(default_factory=list)

    def __post_init__(self):
        self.lock = Lock()

    def __call__(self, environ, start_response):
        with self.lock:
            self.asked.append(environ)
        words = self.words
        self.before_answer(environ)
        if self.is_public and self.status.startswith("200"):
            environ[IS_PUBLIC], environ[HEEDED], environ[MEANT] = True, set(self.heeded), self.meant
        start_response(self.status, [("Content-Type", "text/html; charset=utf-8"), *self.headers])
        return [words.encode()]


@dataclass
class Answer:
    status: str
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Visitor:
    def __init__(self, application, scheme="https"):
        self.application, self.scheme = application, scheme

    def get(self, path="/", query="", method="GET", host="cremona.example", **headers):
        told = []
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": host,
            "wsgi.url_scheme": self.scheme,
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        body = self.application(environ, lambda status, headers, exc_info=None: told.extend([status, dict(headers)]))
        return Answer(*told, b"".join(body))


def cached(site, generation=None, room=MEGABYTE):
    return PageCache(
        site,
        generation or Generation(),
        hosts=["cremona.example"],
        room=room,
        private=["sessionid", "csrftoken"],
        apart=["/admin/"],
    )
