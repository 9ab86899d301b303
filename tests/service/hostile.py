"""Requests by which strangers try to leave a mark in the log or in the figures."""

from tests.service.running import LOOPBACK

MARK = "segno-di-Anna"
THROUGH = "X-Forwarded-Proto: https\r\nX-Forwarded-For: 198.51.100.23\r\nConnection: close\r\n"


def hostile(path="/", method="GET", headers="", body="", host=LOOPBACK):
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    return f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{THROUGH}{headers}{length}\r\n{body}".encode("latin-1")


FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
HOSTILE = [
    hostile(f"/?nome={MARK}"),
    hostile(f"/cerca/?q={MARK}"),
    hostile(f"/non-esiste/?nome={MARK}#{MARK}"),
    hostile(f"/admin/?next={MARK}"),
    hostile(
        "/", headers=f"Referer: https://{MARK}.example/?{MARK}\r\nUser-Agent: {MARK}\r\nCookie: sessionid={MARK}\r\n"
    ),
    hostile("/", headers=f"Authorization: Basic {MARK}\r\nX-Forwarded-Host: {MARK}\r\nAccept-Language: {MARK}\r\n"),
    hostile("/", host=f"{MARK}.example"),
    hostile("/", host=f"{MARK}_@/"),
    hostile("/accesso/", "POST", f"Origin: https://{MARK}.example\r\n{FORM}", f"login={MARK}&password={MARK}"),
    hostile("/accesso/", "POST", f"Referer: https://{MARK}.example/?{MARK}\r\n{FORM}", f"login={MARK}"),
    hostile("/valutazione/", "POST", f"Origin: https://{MARK}.example\r\n{FORM}", f"pagina=/&voto=9&testo={MARK}"),
    hostile("/valutazione/", "POST", FORM + f"Sec-Fetch-Site: {MARK}\r\n", f"pagina=/{MARK}&voto={MARK}"),
    hostile("/", MARK.upper().replace("-", "")),
    hostile("/", headers=f"{MARK} without colon\r\n"),
    hostile("/", headers=f"X-Odd: {MARK}\x01\r\n"),
    hostile(f"/?{MARK * 1000}"),
    hostile(f"http://{MARK}.example/?{MARK}"),
    hostile("/", headers=f"Transfer-Encoding: {MARK}\r\n"),
    f"GET /?{MARK} {MARK}\r\n\r\n".encode(),
    f"{MARK}\r\n\r\n".encode(),
    b"\x16\x03\x01" + MARK.encode(),
    hostile("/", headers="Content-Length: 5\r\n", body="").replace(
        b"Content-Length: 5", f"Content-Length: {MARK}".encode()
    ),
    hostile("/accesso/password/nuova/1-segreto-0123456789abcdef/"),
]
INJECTIONS = [
    "/a%0d%0a2027-01-01%20ERROR%20forged",
    "/a%1b%5b2Jforged",
    "/a%c2%85forged",
    "/a%e2%80%aeforged%22",
    "/%C3%A8",
]
