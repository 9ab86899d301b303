"""A server in the place of gunicorn that says what a test wants, and remembers what it was asked."""

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

KEPT = {"Cache-Control": "no-cache", "X-Accel-Expires": "1", "Content-Type": "text/html; charset=utf-8"}
OUT_OF_TIME = KEPT | {"X-Accel-Expires": "@1"}  # kept, and old from the first second


class Upstream:
    """`answer` is (status, headers, body); `delay` is how long it thinks; `asked` holds path and headers of each."""

    def __init__(self):
        self.answer, self.delay, self.asked = (200, KEPT, "prima"), 0, []
        upstream = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                upstream.asked.append((self.command, self.path, self.headers))
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, headers, body = upstream.answer
                time.sleep(upstream.delay)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())

            do_POST = do_GET  # noqa: N815 - so http.server wants it

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
