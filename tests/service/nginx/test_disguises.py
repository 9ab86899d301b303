"""Requests that pretend: to be two, to come from elsewhere, to another host, to a path that is none."""

import pytest

from tests.service.nginx.front import NAME, wait_until
from tests.service.nginx.visitor import ADDRESS

pytestmark = pytest.mark.front_end
HIDDEN = "GET /nascosta/ HTTP/1.1\r\nHost: lavoce.comune.cremona.it\r\n\r\n"
START = f"POST /valutazione/ HTTP/1.1\r\nHost: {NAME}\r\n"
CHUNKED = "0\r\n\r\n" + HIDDEN


def sized(text):
    return f"Content-Length: {len(text)}\r\n"


def chunk(text):
    return f"{len(text):x}\r\n{text}\r\n0\r\n\r\n"


ONE_CHUNK = chunk(HIDDEN)
SMUGGLED = {
    "CL.TE": START + sized(CHUNKED) + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKED,
    "TE.CL": START + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + ONE_CHUNK,
    "two lengths": START + sized(HIDDEN) + "Content-Length: 0\r\n\r\n" + HIDDEN,
    "two lengths in a line": START + f"Content-Length: {len(HIDDEN)}, 0\r\n\r\n" + HIDDEN,
    "equal lengths twice": START + sized(HIDDEN) * 2 + "\r\n" + HIDDEN,
    "length with a sign": START + f"Content-Length: +{len(HIDDEN)}\r\n\r\n" + HIDDEN,
    "length in hexadecimal": START + f"Content-Length: 0x{len(HIDDEN):x}\r\n\r\n" + HIDDEN,
    "folded encoding": START + "Transfer-Encoding:\r\n chunked\r\n" + sized(CHUNKED) + "\r\n" + CHUNKED,
    "folded length": START + f"X-A: a\r\n Content-Length: 0\r\n{sized(HIDDEN)}\r\n" + HIDDEN,
    "unknown encoding": START + "Transfer-Encoding: xchunked\r\n" + sized(CHUNKED) + "\r\n" + CHUNKED,
    "two encodings": START + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n" + CHUNKED[:5],
    "encoding with a tab": START + "Transfer-Encoding:\tchunked\r\n" + sized(CHUNKED) + "\r\n" + CHUNKED,
    "encoding with a control": START + "Transfer-Encoding: \x0bchunked\r\n" + sized(CHUNKED) + "\r\n" + CHUNKED,
    "space before the colon": START + "Transfer-Encoding : chunked\r\n" + sized(CHUNKED) + "\r\n" + CHUNKED,
    "underscore": START + "Transfer_Encoding: chunked\r\n" + sized(CHUNKED) + "\r\n" + CHUNKED,
    "HTTP/1.0": START.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKED,
    "bare line feeds": (START + sized(CHUNKED) + "Transfer-Encoding: chunked\r\n\r\n").replace("\r\n", "\n") + CHUNKED,
    "bare carriage return": START + "X-A: a\rTransfer-Encoding: chunked\r\n" + sized(CHUNKED) + "\r\n" + CHUNKED,
    "chunk too large for a number": START + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n" + HIDDEN,
    "line feed in a chunk size": START + "Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\n" + chunk(CHUNKED),
    "body of a GET": START.replace("POST /valutazione/", "GET /") + sized(HIDDEN) + "\r\n" + HIDDEN,
}


@pytest.mark.parametrize("kind", SMUGGLED)
def test_a_request_inside_another_is_never_carried_out(site, gunicorn, kind):
    request = SMUGGLED[kind].replace("\r\nHost", "\r\nConnection: close\r\nHost", 1)

    answered = site.send(request.encode("latin-1"))

    assert len(answered) <= 1
    assert set(answered) <= {200, 400, 403, 404, 413, 501}
    assert "nascosta" not in gunicorn.log.read_text()
    assert "nascosta" not in site.front.logs()


@pytest.mark.parametrize("kind", ["CL.TE", "TE.CL", "two lengths", "folded encoding", "unknown encoding", "HTTP/1.0"])
def test_what_could_be_read_in_two_ways_reaches_no_application(visitor, upstream, kind):
    assert visitor.send(SMUGGLED[kind].encode()) in ([400], [501])
    assert upstream.asked == []


def test_each_request_has_its_own_connection_to_the_application(visitor, upstream):
    visitor.ask("/accesso/")

    assert upstream.asked[0][2].get_all("Connection") == ["close"]


SPOOFED = {
    "X-Forwarded-For": "192.0.2.1",
    "X-Real-IP": "192.0.2.1",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Host": "altrove.example",
    "X-Forwarded-Port": "1",
    "X-Forwarded-Server": "altrove.example",
    "X-Forwarded-Prefix": "/altrove",
    "X-Forwarded-Protocol": "http",
    "X-Forwarded-SSL": "off",
    "X-Forwarded-Scheme": "http",
    "X-Scheme": "http",
    "X-Script-Name": "/altrove",
    "X-Original-URL": "/admin/",
    "X-Rewrite-URL": "/admin/",
    "X-HTTP-Method-Override": "DELETE",
    "Forwarded": "for=192.0.2.1;host=altrove.example;proto=http",
    "True-Client-IP": "192.0.2.1",
    "Client-IP": "192.0.2.1",
    "Proxy": "http://altrove.example",
    "Script_Name": "/altrove",
    "X_Forwarded_Proto": "http",
}


def test_what_a_client_says_of_its_way_here_is_dropped(visitor, upstream):
    visitor.ask("/", headers=SPOOFED)

    arrived = upstream.asked[0][2]
    believed = {name: arrived.get_all(name) for name in SPOOFED if name in arrived}
    assert believed == {"X-Forwarded-For": [ADDRESS], "X-Real-IP": [ADDRESS], "X-Forwarded-Proto": ["https"]}
    assert arrived.get_all("Host") == [NAME]


def test_the_site_does_not_believe_it_either(site):
    plain, spoofed = site.ask("/servizi/"), site.ask("/servizi/", headers=SPOOFED)

    assert (spoofed.status, spoofed.body) == (plain.status, plain.body)


@pytest.mark.parametrize(
    "headers",
    [
        {"SCRIPT_NAME": "/altrove"},
        {"PATH_INFO": "/admin/"},
        {"X-Forwarded-Ssl": "off"},
        {"X-Forwarded-Protocol": "http"},
    ],
)
def test_gunicorn_itself_believes_no_other_header_of_a_proxy(gunicorn, headers):
    plain, spoofed = gunicorn.ask("/servizi/"), gunicorn.ask("/servizi/", headers)

    assert (spoofed.status, spoofed.body) == (200, plain.body)


def test_plain_http_that_calls_itself_https_is_plain_http(site):
    connection = f"GET /accesso/ HTTP/1.1\r\nHost: {NAME}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"

    assert site.send_plainly(connection.encode()) == [301]


@pytest.mark.parametrize(
    "host",
    [
        "altrove.example",
        "altrove.example:443",
        f"{NAME}.altrove.example",
        f"{NAME}@altrove.example",
        f"{NAME},altrove.example",
        f"{NAME}/altrove",
        f"{NAME} altrove.example",
        f"{NAME}\x00.altrove.example",
        "127.0.0.1",
        "[::1]",
        "..",
        "",
    ],
)
def test_another_host_is_refused_without_a_word_of_the_site(site, host):
    with site.socket() as wire:
        wire.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        received = b"".join(iter(lambda: wire.recv(65536), b""))

    assert received.split()[1] in {b"400", b"421"}
    assert b"altrove" not in received
    assert b"Cremona" not in received or b"non si capisce" in received


@pytest.mark.parametrize(
    ("request_line", "host", "status"),
    [
        ("GET https://altrove.example/ HTTP/1.1", NAME, 421),
        (f"GET https://{NAME}/ HTTP/1.1", "altrove.example", 200),
        ("GET https://altrove.example@evil.example/ HTTP/1.1", NAME, 400),
        ("CONNECT altrove.example:443 HTTP/1.1", NAME, 400),
        ("TRACE / HTTP/1.1", NAME, 405),
        ("GET / HTTP/9.9", NAME, 505),
        ("GET  HTTP/1.1", NAME, 400),
    ],
)
def test_a_whole_address_in_the_request_line_chooses_the_host(visitor, upstream, request_line, host, status):
    answered = visitor.send(f"{request_line}\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())

    assert answered == [status]
    assert [headers["Host"] for _method, _path, headers in upstream.asked] == ([NAME] if status == 200 else [])


def test_two_hosts_are_none(visitor, upstream):
    twice = f"GET / HTTP/1.1\r\nHost: {NAME}\r\nHost: altrove.example\r\nConnection: close\r\n\r\n"

    assert visitor.send(twice.encode()) == [400]
    assert upstream.asked == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/../manage.py",
        "/static/../../manage.py",
        "/static/%2e%2e/site.sqlite3",
        "/static/%2E%2E%2Fsite.sqlite3",
        "/media/..%2fsite.sqlite3",
        "//media/..%2f..%2fsite.sqlite3",
        "/media/..%5csite.sqlite3",
        "/media/..\\site.sqlite3",
        "/static/%00",
        "/media/filer_public/%00.html",
        "/static/%252e%252e/site.sqlite3",
        "/static../site.sqlite3",
        "/media..%2fsite.sqlite3",
        "/media/....//site.sqlite3",
        "/static/#/../../site.sqlite3",
        "/.git/config",
        "/.env",
        "//etc/passwd",
    ],
)
def test_no_path_leads_out_of_the_folders(site, loaded, path):
    (loaded / "manage.py").write_text("SECRET_KEY")

    with site.socket() as wire:
        wire.sendall(f"GET {path} HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
        received = b"".join(iter(lambda: wire.recv(65536), b""))

    assert int(received.split()[1]) in {301, 400, 404}
    assert not any(secret in received for secret in (b"SQLite format", b"SECRET_KEY", b"root:", b"[core]"))


@pytest.mark.parametrize("path", ["/servizi/%2e%2e/admin/", "/servizi/../admin/", "/a%2fb/", "/a\\b/", "/a/./b/"])
def test_a_path_that_can_be_read_in_two_ways_is_not_read(visitor, upstream, path):
    answer = visitor.ask(path)

    assert answer.status == 400
    assert "Questa richiesta non si capisce" in answer.text
    assert upstream.asked == []


@pytest.mark.parametrize("query", ["?next=%2Fadmin%2F", "?q=a/../b", "?q=%5c%2e%2e"])
def test_a_query_may_hold_what_a_path_may_not(visitor, query):
    assert visitor.ask(f"/accesso/{query}").status == 200


def test_no_log_holds_an_address_or_a_query(upstream, new_front):
    visitor = new_front([upstream.port, 1], [("burst=20", "burst=1")])
    (visitor.front.folder / "lib" / "body").rmdir()
    statuses = [
        visitor.ask("/cerca/?q=usura-e-pizzo").status,
        visitor.ask("/?q=usura-e-pizzo", headers={"X-A": "a" * 8000}).status,
        visitor.ask("/%2e?q=usura-e-pizzo").status,
        visitor.ask("/?q=usura-e-pizzo", "POST", body=bytes(2 * 1024**2)).status,
        visitor.ask("/?q=usura-e-pizzo", "POST", body=bytes(500_000)).status,  # it would go to the folder that is gone
        visitor.ask("/media/niente?q=usura-e-pizzo").status,
        [visitor.ask("/valutazione/?q=usura-e-pizzo", "POST", body=b"").status for _ in range(4)][-1],
    ]
    upstream.stop()
    statuses.append(visitor.ask("/x/?q=usura-e-pizzo").status)
    visitor.ask_plainly("/?q=usura-e-pizzo", host="altrove.example")

    wait_until(lambda: '"path":"/x/"' in visitor.front.logs())
    logs = visitor.front.logs()

    assert statuses == [200, 400, 400, 413, 503, 404, 429, 503]
    assert '"path":"/cerca/","status":200' in logs
    assert ADDRESS not in logs
    assert "usura-e-pizzo" not in logs


def test_the_log_of_gunicorn_holds_neither(site, gunicorn):
    site.ask("/cerca/?q=usura-e-pizzo")
    site.ask("/non-c-e/?q=usura-e-pizzo", headers={"X-Forwarded-For": "192.0.2.1"})

    wait_until(lambda: "/non-c-e/" in gunicorn.log.read_text())

    assert not any(word in gunicorn.log.read_text() for word in (ADDRESS, "usura-e-pizzo", "192.0.2.1"))


def test_a_link_that_sets_a_password_is_not_written_down(visitor):
    visitor.ask("/accesso/password/nuova/1-abc-0123456789/")

    wait_until(lambda: "/accesso/password/nuova/" in visitor.front.logs())
    assert "0123456789" not in visitor.front.logs()
