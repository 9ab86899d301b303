"""The page cache keeps whole answers for everybody, and nothing for longer or for others than it may."""

import gzip
import logging
import threading

import brotli
import pytest

from cremona_site.page_cache import cache
from tests.site.wsgi_site import Generation, Site, Visitor, cached


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def generation():
    return Generation()


@pytest.fixture
def visitor(site, generation):
    return Visitor(cached(site, generation))


@pytest.fixture
def clock(monkeypatch):
    """Lets time go by."""

    class Clock:
        now = 1_000.0

        def pass_by(self, seconds):
            self.now += seconds

    clock = Clock()
    monkeypatch.setattr("time.monotonic", lambda: clock.now)
    return clock


# What is kept


def test_an_answer_is_made_once(visitor, site):
    first, second = visitor.get(), visitor.get()

    assert first.body == second.body == site.words.encode()
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "altro=1; csrftoken=abc"},
        {"authorization": "Basic abc"},
        {"host": "cremona.example:81"},
        {"host": "malvagio.example"},
        {"path": "/admin/"},
        {"method": "POST"},
    ],
    ids=str,
)
def test_what_may_be_an_answer_for_one_alone_is_asked_for_each_time(visitor, site, asked):
    visitor.get(path=asked.get("path", "/"))

    visitor.get(**asked)
    visitor.get(**asked)

    assert len(site.asked) == 3


def test_a_cookie_that_is_not_ours_changes_nothing(visitor, site):
    visitor.get()
    visitor.get(cookie="statistica=xyz; preferenza=1")

    assert len(site.asked) == 1


@pytest.mark.parametrize("status", ["404 Not Found", "301 Moved Permanently", "500 Error", "200 OK"])
def test_what_is_not_marked_as_public_is_not_kept(visitor, site, status):
    site.status, site.is_public = status, False

    answers = [visitor.get(), visitor.get()]

    assert {answer.status for answer in answers} == {status}
    assert {answer.body for answer in answers} == {site.words.encode()}
    assert len(site.asked) == 2


def test_what_a_proxy_says_of_https_has_answers_of_its_own(site):
    plain = Visitor(cached(site), scheme="http")

    plain.get()
    plain.get(x_forwarded_proto="https")
    plain.get(x_forwarded_proto="ftp")

    assert len(site.asked) == 2


def test_memory_is_bounded_and_what_was_asked_for_longest_ago_goes_first(site):
    pages = Visitor(cached(site, room=40_000))  # three quarters of it for pages without a query: six of these

    for number in range(6):
        pages.get(f"/{number}/")
    pages.get("/0/")
    pages.get("/6/")
    site.asked.clear()

    pages.get("/0/")
    assert site.asked == []
    pages.get("/1/")
    assert len(site.asked) == 1


# Queries


def test_a_query_that_the_page_does_not_heed_leads_to_the_same_entry(visitor, site):
    visitor.get()
    for query in ["utm_source=x", "fbclid=1&b=2", "pagina=3"]:
        visitor.get(query=query)

    assert len(site.asked) == 1


def test_what_a_page_heeds_has_an_entry_of_its_own(visitor, site):
    site.heeded = ["pagina"]
    visitor.get()
    site.words, site.meant = "La seconda pagina", {"pagina": "2"}

    second = [visitor.get(query="pagina=2&utm_source=x"), visitor.get(query="pagina=2")]

    assert [answer.text for answer in second] == ["La seconda pagina"] * 2
    assert visitor.get().text != "La seconda pagina"
    assert len(site.asked) == 2


@pytest.mark.parametrize("query", ["pagina=99999", "pagina=2&pagina=3", "pagina=%00", "pagina=" + "9" * 600])
def test_a_value_that_the_page_did_not_understand_makes_no_entry(visitor, site, query):
    site.heeded = ["pagina"]
    visitor.get()

    visitor.get(query=query)
    visitor.get(query=query)

    assert len(site.asked) == 3


def test_pages_with_a_query_never_push_out_those_without(site):
    pages = Visitor(cached(site, room=40_000))
    pages.get()
    site.heeded = ["pagina"]
    pages.get("/elenco/")

    for number in range(100):
        site.meant = {"pagina": str(number)}
        pages.get("/elenco/", query=f"pagina={number}")
    site.asked.clear()
    pages.get()

    assert site.asked == []


def test_a_proxy_is_not_told_to_keep_an_address_that_anybody_can_make_up(visitor):
    assert visitor.get().headers["X-Accel-Expires"] == "2"
    assert "X-Accel-Expires" not in visitor.get(query="x=1").headers


# Generations and time


def test_a_new_generation_makes_every_page_anew(visitor, site, generation):
    visitor.get()
    site.words, generation.word = "Cambiato", "second"

    assert visitor.get().text == "Cambiato"


def test_a_page_begun_in_an_old_generation_is_never_shown_in_a_new_one(visitor, site, generation):
    def meanwhile_it_is_published(environ):
        generation.word, site.words, site.before_answer = "second", "Nuovo", lambda environ: None

    site.before_answer = meanwhile_it_is_published
    visitor.get()

    assert visitor.get().text == "Nuovo"


def test_a_page_is_made_anew_after_a_minute_for_it_may_speak_of_today(visitor, site, clock):
    visitor.get()
    clock.pass_by(59)
    visitor.get()
    assert len(site.asked) == 1

    clock.pass_by(1)
    visitor.get()
    assert len(site.asked) == 2


def test_a_page_that_is_no_more_leaves_nothing_behind(visitor, site, generation):
    visitor.get()
    site.status, generation.word = "404 Not Found", "second"
    visitor.get()
    site.status = "503 Service Unavailable"

    assert visitor.get().status == "503 Service Unavailable"


# Faults


def test_the_last_good_page_stands_in_for_one_that_fails(visitor, site, clock, caplog):
    good = visitor.get()
    site.status, site.words = "503 Service Unavailable", "Torna fra poco"
    clock.pass_by(3_600)

    with caplog.at_level(logging.WARNING):
        answers = [visitor.get() for _time in range(5)]

    assert {answer.body for answer in answers} == {good.body}
    assert [record.getMessage() for record in caplog.records] == ["Pages are served as they were: Django answered 503"]


def test_it_is_told_once_a_minute_that_pages_stand_in(visitor, site, clock, caplog):
    visitor.get()
    site.status = "503 Service Unavailable"
    clock.pass_by(100)

    for seconds in (0, 0, 59, 1):
        clock.pass_by(seconds)
        visitor.get()

    assert [record.getMessage() for record in caplog.records] == [
        "Pages are served as they were: Django answered 503",
        "Pages are served as they were: Django answered 503 (2 times more since it was said last)",
    ]


def test_nobody_is_asked_while_the_store_of_the_generation_is_away(visitor, site, generation, clock):
    visitor.get()
    generation.is_failing = True
    clock.pass_by(3_600)

    assert visitor.get().status == "200 OK"
    assert len(site.asked) == 1


def test_a_page_that_was_superseded_long_ago_stands_in_for_nothing(visitor, site, generation, clock):
    visitor.get()
    generation.word = "second"
    site.status = "503 Service Unavailable"
    assert visitor.get().status == "200 OK"

    clock.pass_by(cache.LONGEST_STAND_IN + 1)
    assert visitor.get().status == "503 Service Unavailable"


def test_a_fault_of_a_page_that_nobody_has_is_told_as_it_is(visitor, site):
    site.status = "503 Service Unavailable"

    assert visitor.get().status == "503 Service Unavailable"


# Many at once


def test_a_page_that_is_missing_is_made_once_however_many_ask(visitor, site):
    all_here = threading.Barrier(9)
    go_on = threading.Event()
    site.before_answer = lambda environ: go_on.wait(5)
    answers = []

    def ask():
        all_here.wait()
        answers.append(visitor.get().body)

    threads = [threading.Thread(target=ask) for _one in range(8)]
    for thread in threads:
        thread.start()
    all_here.wait()
    go_on.set()
    for thread in threads:
        thread.join()

    assert answers == [site.words.encode()] * 8
    assert len(site.asked) == 1


def test_others_do_not_wait_for_ever_for_a_page_whose_maker_fails(visitor, site):
    def fail(environ):
        site.before_answer = lambda environ: None
        raise RuntimeError("a fault outside Django")

    site.before_answer = fail
    with pytest.raises(RuntimeError):
        visitor.get()

    assert visitor.get().status == "200 OK"


# How it is sent


def test_head_gets_the_headers_of_get_and_no_body(visitor, site):
    told = visitor.get(method="HEAD")
    read = visitor.get()

    assert told.body == b""
    assert told.headers == read.headers
    assert told.headers["Content-Length"] == str(len(read.body))
    assert len(site.asked) == 1


def test_head_of_what_is_not_kept_has_no_body_either(visitor, site):
    site.status = "404 Not Found"

    assert visitor.get(method="HEAD").body == b""


def test_browsers_ask_each_time_and_hear_that_nothing_changed(visitor, site):
    read = visitor.get()
    again = visitor.get(if_none_match=read.headers["ETag"])

    assert read.headers["Cache-Control"] == "no-cache"
    assert (again.status, again.body) == ("304 Not Modified", b"")
    assert again.headers["ETag"] == read.headers["ETag"]
    assert not {"Content-Type", "Content-Length", "Content-Encoding"} & set(again.headers)


@pytest.mark.parametrize("condition", ['W/{}, "altro"', '"altro", {}', "*", " * "])
def test_a_condition_may_name_several_or_any(visitor, condition):
    etag = visitor.get().headers["ETag"]

    assert visitor.get(if_none_match=condition.format(etag)).status == "304 Not Modified"


def test_a_condition_on_what_changed_gets_the_page(visitor, site, generation):
    etag = visitor.get().headers["ETag"]
    site.words, generation.word = "Cambiato", "second"

    assert visitor.get(if_none_match=etag).text == "Cambiato"


def test_the_first_of_all_cannot_bend_the_page_that_the_others_get(visitor, site):
    visitor.get(
        if_none_match='"vecchio"',
        range="bytes=0-3",
        accept_language="en",
        cookie="lingua=en",
        user_agent="x",
        referer="https://malvagio.example/",
        x_forwarded_host="malvagio.example",
        accept_encoding="br",
    )

    assert {name for name in site.asked[0] if name.startswith("HTTP_")} == {"HTTP_HOST", "HTTP_ACCEPT_ENCODING"}
    assert visitor.get().body == site.words.encode()


@pytest.mark.parametrize(
    ("wish", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("identity", None),
        ("identity;q=1, *;q=0", None),
        ("gzip;q=0.2, identity;q=0.9", None),
        ("BR", "br"),
        ("gzip;q=2", None),
        ("gzip;q=nan", None),
        ("gzip;level=9", None),
        (";;;,,=,q", None),
        ("gzip," * 100, None),
        ("", None),
        ("zstd", None),
    ],
)
def test_encodings_are_negotiated(visitor, site, wish, encoding):
    answer = visitor.get(accept_encoding=wish)
    plain = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding](answer.body)

    assert answer.headers.get("Content-Encoding") == encoding
    assert plain == site.words.encode()
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Length"] == str(len(answer.body))


def test_each_encoding_has_an_etag_of_its_own_and_is_made_once(visitor):
    wishes = ["br", "gzip", "identity"]
    first = [visitor.get(accept_encoding=wish) for wish in wishes]
    second = [visitor.get(accept_encoding=wish) for wish in wishes]

    assert len({answer.headers["ETag"] for answer in first}) == 3
    assert first == second


def test_what_django_said_of_keeping_it_is_replaced(visitor, site):
    site.headers = [
        ("Cache-Control", "no-store, private"),
        ("Expires", "Sat, 28 Nov 2026 10:00:00 GMT"),
        ("Vary", "Cookie"),
        ("Content-Security-Policy", "default-src 'none'"),
    ]

    headers = visitor.get().headers

    assert (headers["Cache-Control"], headers["Vary"]) == ("no-cache", "Accept-Encoding")
    assert "Expires" not in headers
    assert headers["Content-Security-Policy"] == "default-src 'none'"
