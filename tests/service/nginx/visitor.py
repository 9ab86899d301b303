"""Somebody on the loopback who asks nginx, politely or as raw bytes."""

import http.client
import socket
import ssl
from dataclasses import dataclass

from tests.service.nginx.front import NAME

ADDRESS = "127.77.66.55"  # nobody else's: it must not stand in any log
SECRET = "usura-e-pizzo"  # what is looked for: neither


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Visitor:
    def __init__(self, front, authority, address=ADDRESS):
        self.front, self.authority, self.address = front, authority, address
        self.tls = ssl.create_default_context(cafile=authority)

    def socket(self, name=NAME, tls=None, timeout=10):
        plain = socket.create_connection(("127.0.0.1", self.front.https), timeout, (self.address, 0))
        return (tls or self.tls).wrap_socket(plain, server_hostname=name)

    def ask(self, path, method="GET", headers=(), body=None, host=NAME):
        """One request over TLS; the path goes out as it is written."""
        connection = http.client.HTTPConnection(NAME)
        connection.sock = self.socket()
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": host, **dict(headers)}.items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            return answer_of(connection.getresponse())
        finally:
            connection.close()

    def send(self, raw):
        """The status codes that come back for raw bytes on one connection, until nginx closes it."""
        with self.socket() as wire:
            wire.sendall(raw)
            return statuses(wire)

    def send_plainly(self, raw):
        """The same without TLS."""
        with socket.create_connection(("127.0.0.1", self.front.http), 10, (self.address, 0)) as wire:
            wire.sendall(raw)
            return statuses(wire)

    def ask_plainly(self, path, host=NAME):
        """One request without TLS."""
        connection = http.client.HTTPConnection("127.0.0.1", self.front.http, 10, (self.address, 0))
        try:
            connection.request("GET", path, headers={"Host": host})
            return answer_of(connection.getresponse())
        finally:
            connection.close()


def answer_of(response):
    return Answer(response.status, response.headers, response.read())


def statuses(wire):
    received = b""
    while piece := wire.recv(65536):
        received += piece
    lines = [line for line in received.split(b"\r\n") if line.startswith(b"HTTP/1.")]
    return [int(line.split()[1]) for line in lines]
