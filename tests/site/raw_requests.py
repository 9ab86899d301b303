"""Requests as strangers send them, byte by byte: what Django's own client would tidy up arrives as it is."""

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from django.core.signals import got_request_exception, request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections


@dataclass
class RawAnswer:
    status: int
    headers: list
    body: bytes
    failures: list = field(default_factory=list)

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def cookies(self):
        return [value for key, value in self.headers if key.lower() == "set-cookie"]


class Site:
    """The site as gunicorn calls it."""

    def __init__(self):
        self.application = get_wsgi_application()

    def ask(self, method="GET", path=b"/", query=b"", headers=(), body=b""):
        """Headers are (name, value) pairs of text; gunicorn decodes them, and the path, as Latin-1."""
        answer, failures = RawAnswer(0, [], b""), []

        def start(status, sent, exc_info=None):
            answer.status, answer.headers = int(status.split()[0]), sent

        def note(**_kwargs):
            failures.append(sys.exception())

        got_request_exception.connect(note)
        try:
            with connections_kept():
                sent = self.application(environment(method, path, query, headers, body), start)
                answer.body = b"".join(sent)
                sent.close()
        finally:
            got_request_exception.disconnect(note)
        answer.failures = failures
        return answer


@contextmanager
def connections_kept():
    """The transaction of the test goes on after a request, as with Django's own client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def environment(method, path, query, headers, body):
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "testserver",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in headers:
        key = name.upper().replace("-", "_")
        environ[key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"] = value
    return environ
