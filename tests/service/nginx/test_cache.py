"""What nginx keeps, for how long, and for whom."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.service.nginx.front import SHIPPED, wait_until
from tests.service.nginx.upstream import KEPT, OUT_OF_TIME

pytestmark = pytest.mark.front_end


def test_a_page_is_asked_of_the_application_once(visitor, upstream):
    answers = [visitor.ask("/servizi/") for _ in range(5)]

    assert {answer.text for answer in answers} == {"prima"}
    assert len(upstream.asked) == 1


def test_no_visitor_sees_that_there_is_a_cache(visitor):
    visitor.ask("/")

    headers = visitor.ask("/").headers

    assert headers["Cache-Control"] == "no-cache"
    assert not [name for name in headers if "accel" in name.lower() or "cache-status" in name.lower()]
    assert "X-Cache" not in headers
    assert headers["Server"] == "nginx"


def test_the_log_alone_says_what_came_from_the_cache(visitor):
    visitor.ask("/")
    visitor.ask("/")

    wait_until(lambda: '"cache":"HIT"' in visitor.front.logs())
    assert '"cache":"MISS"' in visitor.front.logs()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cache-Control": "public, max-age=600"},
        {"Expires": "Fri, 01 Jan 2100 00:00:00 GMT"},
        {"X-Accel-Expires": "0"},
        KEPT | {"Set-Cookie": "csrftoken=a"},
        KEPT | {"Vary": "*"},
    ],
)
def test_nothing_else_is_kept(visitor, upstream, headers):
    upstream.answer = (200, headers, "modulo")

    for _ in range(3):
        visitor.ask("/cerca/")

    assert len(upstream.asked) == 3


@pytest.mark.parametrize("status", [301, 302, 403, 404, 410, 500, 503])
def test_an_answer_that_is_no_page_is_not_kept(visitor, upstream, status):
    upstream.answer = (status, {}, "no")

    assert [visitor.ask("/").status for _ in range(3)] == [status] * 3
    assert len(upstream.asked) == 3


@pytest.mark.parametrize("path", ["/admin/", "/accesso/", "/cms_wizard/", "/valutazione/", "/en/valutazione/"])
def test_pages_of_staff_and_forms_are_never_kept(visitor, upstream, path):
    for _ in range(3):
        visitor.ask(path)

    assert len(upstream.asked) == 3


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "sessionid=abc"},
        {"Cookie": "altro=1; sessionid=abc"},
        {"Cookie": "messages=abc"},
        {"Authorization": "Basic YQ=="},
    ],
)
def test_who_may_have_pages_of_their_own_neither_gets_copies_nor_leaves_any(visitor, upstream, headers):
    visitor.ask("/")
    upstream.answer = (200, KEPT, "di chi lavora al sito")

    own = visitor.ask("/", headers=headers)
    public = visitor.ask("/")

    assert own.text == "di chi lavora al sito"
    assert public.text == "prima"


def test_a_form_that_is_sent_goes_through(visitor, upstream):
    visitor.ask("/")

    visitor.ask("/", "POST", body=b"a=b")

    assert [method for method, _path, _headers in upstream.asked] == ["GET", "POST"]


def test_each_encoding_has_its_own_copy(visitor, upstream):
    upstream.answer = (200, KEPT | {"Vary": "Accept-Encoding", "Content-Encoding": "br"}, "breve")
    visitor.ask("/", headers={"Accept-Encoding": "br"})
    upstream.answer = (200, KEPT | {"Vary": "Accept-Encoding"}, "lunga")

    plain = visitor.ask("/")
    brief = visitor.ask("/", headers={"Accept-Encoding": "br"})

    assert plain.text == "lunga"
    assert brief.text == "breve"


def test_a_query_is_another_page(visitor, upstream):
    visitor.ask("/cerca/?q=usura-e-pizzo")
    visitor.ask("/cerca/?q=b")

    assert [path for _method, path, _headers in upstream.asked] == ["/cerca/?q=usura-e-pizzo", "/cerca/?q=b"]


def test_readers_who_come_together_make_one_request(visitor, upstream):
    upstream.delay = 0.3

    with ThreadPoolExecutor(20) as crowd:
        answers = list(crowd.map(visitor.ask, ["/"] * 20))

    assert {answer.status for answer in answers} == {200}
    assert len(upstream.asked) == 1


def test_the_first_reader_after_a_pause_gets_the_new_page(visitor, upstream):
    upstream.answer = (200, OUT_OF_TIME, "prima")
    visitor.ask("/")
    upstream.answer = (200, KEPT, "dopo")

    assert visitor.ask("/").text == "dopo"


@pytest.mark.parametrize("status", [302, 404, 410])
def test_a_page_that_was_withdrawn_is_gone_for_a_crowd_too(visitor, upstream, status):
    upstream.answer = (200, OUT_OF_TIME, "prima")
    visitor.ask("/")
    upstream.answer, upstream.delay = (status, {"Cache-Control": "no-store"}, "non c’è più"), 0.2
    visitor.ask("/")

    with ThreadPoolExecutor(20) as crowd:
        answers = list(crowd.map(visitor.ask, ["/"] * 20))

    assert {answer.status for answer in answers} == {status}


def test_while_one_waits_for_the_new_page_the_others_read_the_copy(visitor, upstream):
    upstream.answer = (200, OUT_OF_TIME, "prima")
    visitor.ask("/")
    upstream.answer, upstream.delay = (200, KEPT, "dopo"), 0.5

    with ThreadPoolExecutor(10) as crowd:
        texts = [answer.text for answer in crowd.map(visitor.ask, ["/"] * 10)]

    assert sorted(texts) == ["dopo"] + ["prima"] * 9


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_the_last_good_copy_stands_while_the_application_fails(visitor, upstream, status):
    upstream.answer = (200, OUT_OF_TIME, "prima")
    visitor.ask("/")
    upstream.answer = (status, {}, "guasto")

    answer = visitor.ask("/")

    assert (answer.status, answer.text) == (200, "prima")


def test_the_last_good_copy_stands_while_the_application_is_away(visitor, upstream):
    upstream.answer = (200, OUT_OF_TIME, "prima")
    visitor.ask("/")
    upstream.stop()

    answers = [visitor.ask("/") for _ in range(3)]

    assert [(answer.status, answer.text) for answer in answers] == [(200, "prima")] * 3


def test_a_copy_outlives_its_page_by_ten_minutes_at_most():
    assert " inactive=10m " in (SHIPPED / "nginx.conf").read_text()


def test_where_one_host_is_away_the_other_answers(upstream, new_front):
    visitor = new_front([1, upstream.port])

    assert {visitor.ask(f"/{number}").status for number in range(6)} == {200}
