"""gunicorn's answers with head and body in one piece.

gunicorn sends the head first and then the body: of a worker that is killed between the two, the reader gets a page
without words, which nginx cannot ask the next worker for since it has begun. And each page costs one call of the
system less.
"""

from gunicorn import util
from gunicorn.http import wsgi


class WholeResponse(wsgi.Response):
    """Keeps the head until there is something to send along with it."""

    kept = b""

    def send_headers(self):
        if not self.headers_sent:
            lines = [*self.default_headers(), *(f"{name}: {value}\r\n" for name, value in self.headers), "\r\n"]
            self.kept = "".join(lines).encode("latin-1")
            self.headers_sent = True

    def _emit_body(self, data):
        if self.chunked:  # each piece has its length in front
            self.send_kept()
        super()._emit_body(self.taken() + data)

    def sendfile(self, respiter):
        self.send_headers()
        self.send_kept()
        return super().sendfile(respiter)

    def close(self):
        self.send_headers()
        self.send_kept()
        super().close()

    def send_kept(self):
        if self.kept:
            util.write(self.sock, self.taken())

    def taken(self):
        head, self.kept = self.kept, b""
        return head


def use_whole_answers():
    """gunicorn offers no setting for the class of its answers over HTTP/1."""
    wsgi.Response = WholeResponse
