"""What is too much, too often, too slow or not for this site is refused before it reaches the application."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import pytest

from cremona_site.media_library.upload_limits import MAX_BYTES_OF_A_REQUEST
from tests.service.nginx.front import NAME, SHIPPED, wait_until
from tests.service.nginx.visitor import ADDRESS

pytestmark = pytest.mark.front_end
MEGABYTE = 1024**2
SESSION = {"Cookie": "sessionid=abc"}
# However slow the machine of the tests is, what fills a limit does not drain meanwhile
ONCE_A_MINUTE = [("rate=10r/s", "rate=1r/m"), ("rate=2r/s", "rate=1r/m"), ("rate=30r/m", "rate=1r/m")]
AS_SHIPPED = "".join(path.read_text() for path in sorted(SHIPPED.rglob("*.conf")))


def announce(size, path, cookie=""):
    """The head of a request with a body of `size` bytes."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: {NAME}\r\n{cookie}Content-Type: text/plain\r\nContent-Length: {size}\r\n\r\n"
    ).encode()


@pytest.mark.parametrize("path", ["/", "/valutazione/", "/accesso/"])
def test_a_body_that_is_too_large_gets_a_page_that_says_so(visitor, upstream, path):
    answer = visitor.ask(path, "POST", body=bytes(MEGABYTE + 1))

    assert answer.status == 413
    assert "È troppo da inviare" in answer.text
    assert 'href="tel:112"' in answer.text
    assert upstream.asked == []


def test_a_body_that_does_not_say_its_size_is_cut_too(visitor, upstream):
    head = f"POST / HTTP/1.1\r\nHost: {NAME}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()

    answered = visitor.send(head + f"{2 * MEGABYTE:x}\r\n".encode() + bytes(2 * MEGABYTE) + b"\r\n0\r\n\r\n")

    assert answered == [413]
    assert upstream.asked == []


def test_what_staff_upload_reaches_the_application_which_says_itself_what_is_too_much(visitor, upstream):
    answer = visitor.ask("/admin/filer/", "POST", SESSION, bytes(3 * MEGABYTE))

    assert answer.status == 200
    assert len(upstream.asked) == 1


def test_of_staff_more_is_taken_than_the_application_keeps_and_not_without_end(visitor):
    largest = int(re.search(r"client_max_body_size (\d+)m;\n    client_body_timeout", AS_SHIPPED)[1]) * MEGABYTE

    with visitor.socket() as wire:
        wire.sendall(announce(largest + 1, "/admin/", "Cookie: sessionid=abc\r\n"))
        begins = wire.recv(12)

    assert largest > MAX_BYTES_OF_A_REQUEST
    assert begins == b"HTTP/1.1 413"


def test_a_stranger_may_not_upload_where_staff_do(visitor, upstream):
    assert visitor.ask("/admin/filer/", "POST", body=bytes(MEGABYTE + 1)).status == 413
    assert upstream.asked == []


def test_few_large_bodies_lie_on_the_disk_at_once(visitor):
    with ExitStack() as wires:
        for _ in range(4):
            wires.enter_context(visitor.socket()).sendall(
                announce(3 * MEGABYTE, "/admin/", "Cookie: sessionid=abc\r\n") + bytes(1000)
            )

        # Once nginx has read the heads of the four
        wait_until(lambda: visitor.ask("/admin/", "POST", SESSION, bytes(3 * MEGABYTE)).status == 429)
        small = visitor.ask("/admin/", "POST", SESSION, b"a=b")

    assert small.status == 200


@pytest.mark.parametrize(
    ("path", "method", "most"),
    [("/accesso/", "GET", 61), ("/valutazione/", "POST", 21), ("/en/valutazione/", "POST", 21)],
)
def test_too_many_requests_get_a_page_that_says_to_wait(upstream, new_front, path, method, most):
    visitor = new_front([upstream.port], ONCE_A_MINUTE)
    answers = [visitor.ask(path, method, body=b"" if method == "POST" else None) for _ in range(most + 10)]

    assert [answer.status for answer in answers[:most]] == [200] * most
    assert answers[-1].status == 429
    assert answers[-1].headers["Retry-After"] == "10"
    assert "Troppe richieste di seguito" in answers[-1].text
    assert 'href="tel:112"' in answers[-1].text
    assert "0372 407006" in answers[-1].text


def test_pages_are_limited_too_and_other_addresses_go_on(upstream, new_front):
    visitor = new_front([upstream.port], [("rate=100r/s", "rate=1r/m"), ("burst=1000", "burst=5")])
    answers = [visitor.ask("/") for _ in range(10)]

    visitor.address = "127.77.66.54"
    of_another = visitor.ask("/")

    assert [answer.status for answer in answers[:6]] == [200] * 6
    assert answers[-1].status == 429
    assert of_another.status == 200


def test_questions_are_limited_before_pages(upstream, new_front):
    visitor = new_front([upstream.port], ONCE_A_MINUTE)
    answers = [visitor.ask(f"/cerca/?q=usura-e-pizzo&pagina={number}").status for number in range(130)]

    assert answers[:101] == [200] * 101
    assert answers[-1] == 429
    assert visitor.ask("/").status == 200


def test_an_address_that_the_operator_names_is_not_limited(upstream, new_front):
    visitor = new_front([upstream.port], [*ONCE_A_MINUTE, ("# 192.0.2.10 1;", f"{ADDRESS} 1;")])

    assert {visitor.ask("/accesso/").status for _ in range(80)} == {200}


@pytest.mark.parametrize(
    ("zone", "rate", "burst"),
    [("pages", "100r/s", 1000), ("questions", "10r/s", 100), ("door", "2r/s", 60), ("votes", "30r/m", 20)],
)
def test_limits_let_a_whole_office_work(zone, rate, burst):
    assert re.search(rf"^limit_req_zone \$\w+ zone={zone}:\d+m rate={rate};", AS_SHIPPED, re.M)
    assert set(re.findall(rf"limit_req zone={zone} burst=(\d+) nodelay;", AS_SHIPPED)) == {str(burst)}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"),
        ("2001:db8:1:2::6", "2001:db8:1:2"),
        ("2001:db8:1::6", "2001:db8:1"),
        ("2001:db8::6", "2001:db8"),
        ("192.0.2.1", None),
    ],
)
def test_who_asks_over_ipv6_is_a_subscriber_with_all_their_addresses(address, network):
    patterns = re.findall(r'"~(\^\(\?<(\w+)>\[0-9a-f\].+)" \$\2;', AS_SHIPPED)

    found = [
        match[1] for match in (re.match(pattern.replace("?<", "?P<"), address) for pattern, _ in patterns) if match
    ]

    assert len(patterns) == 2
    assert next(iter(found), None) == network


@pytest.mark.parametrize(
    "head",
    [
        f"GET /{'a' * 8000} HTTP/1.1\r\nHost: {NAME}\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: {NAME}\r\nX-A: {'a' * 8000}\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: {NAME}\r\n" + f"X-A: {'a' * 7900}\r\n" * 5 + "\r\n",
        f"GET / HTTP/1.1\r\nHost: {NAME}\r\nCookie: {'a' * 9000}\r\n\r\n",
    ],
)
def test_a_head_that_is_too_large_is_refused(visitor, upstream, head):
    assert visitor.send(head.encode()) in ([400], [414])
    assert upstream.asked == []


def test_the_largest_head_that_passes_is_one_that_gunicorn_takes(site):
    answer = site.ask(f"/cerca/?q={'a' * 7900}", headers={"X-A": "a" * 7900, "Connection": "close"})

    assert answer.status == 200


@pytest.mark.parametrize("name", ["client_header_timeout", "client_body_timeout", "send_timeout"])
def test_who_is_slow_is_not_waited_for_long(name):
    assert max(int(seconds) for seconds in re.findall(rf"^{name} (\d+)s;", AS_SHIPPED, re.M)) <= 15


def test_slow_clients_are_cut_off_while_others_are_answered(upstream, new_front):
    changes = [
        ("client_header_timeout 10s", "client_header_timeout 2s"),
        ("client_body_timeout 10s", "client_body_timeout 2s"),
    ]
    visitor = new_front([upstream.port], changes)
    with ExitStack() as wires:
        slow_heads = [wires.enter_context(visitor.socket(timeout=8)) for _ in range(40)]
        slow_bodies = [wires.enter_context(visitor.socket(timeout=8)) for _ in range(20)]
        for wire in slow_heads:
            wire.sendall(f"GET / HTTP/1.1\r\nHost: {NAME}\r\n".encode())
        for wire in slow_bodies:
            wire.sendall(announce(1000, "/") + b"a")
        started = time.monotonic()

        answer = visitor.ask("/servizi/")
        seconds = time.monotonic() - started
        for number in range(3):
            time.sleep(0.2)
            for wire in slow_heads:
                with suppress(OSError):  # cut off already
                    wire.sendall(f"X-{number}: a\r\n".encode())
        with ThreadPoolExecutor(60) as crowd:
            endings = set(crowd.map(ending, slow_heads + slow_bodies))

    assert answer.status == 200
    assert seconds < 1.5
    assert endings <= {"closed", "408"}
    assert [path for _method, path, _headers in upstream.asked] == ["/servizi/"]


def ending(wire):
    """How nginx ends a connection on which nothing more comes; a time-out where it does not."""
    try:
        received = wire.recv(1000)
    except TimeoutError:
        return "open"
    except OSError:
        return "closed"
    return received.split()[1].decode() if received else "closed"
