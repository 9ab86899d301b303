"""What gunicorn and the site write while strangers ask for the worst."""

import re

import pytest

from tests.service.hostile import HOSTILE, INJECTIONS, MARK, hostile
from tests.service.running import gunicorn, objects_in

pytestmark = pytest.mark.usefixtures("django_db_setup")


@pytest.fixture(scope="module", params=["plain", "json"])
def hostile_log(request, tmp_path_factory):
    """All that the site said while strangers asked for the worst, and the format in which it did."""
    folder = tmp_path_factory.mktemp(request.param)
    with gunicorn(folder, LOG_FORMAT=request.param, RELEASE="unica-2027.1") as running:
        answers = [running.send(raw) for raw in HOSTILE]
        answers += [running.send(hostile(path)) for path in INJECTIONS]
        running.stop()
        return request.param, running.written, answers


def test_strangers_were_answered(hostile_log):
    _format, _written, answers = hostile_log

    assert all(answer.startswith(b"HTTP/1.1 ") for answer in answers if answer)
    assert sum(bool(answer) for answer in answers) >= len(answers) - 1


def test_no_log_holds_what_a_visitor_sent_but_the_path(hostile_log):
    _format, written, _answers = hostile_log

    assert "/cerca/" in written
    assert "/non-esiste/" in written
    assert MARK.lower() not in written.lower()
    assert "198.51.100.23" not in written
    assert "0123456789abcdef" not in written


def test_no_address_of_who_asked_is_in_the_log(hostile_log):
    _format, written, _answers = hostile_log
    from_gunicorn = re.sub(r"Listening at: http://127\.0\.0\.1:\d+ \(\d+\)", "", written)

    assert "127.0.0.1" not in from_gunicorn


def test_a_path_cannot_forge_a_line_or_move_the_cursor(hostile_log):
    _format, written, _answers = hostile_log

    lines = written.splitlines()
    assert [line for line in lines if "forged" in line]
    assert not [line for line in lines if line.startswith(("2027-01-01", "forged"))]
    assert all(line.isprintable() for line in lines)


def test_each_format_is_what_it_says(hostile_log):
    name, written, _answers = hostile_log
    if name == "plain":
        assert re.search(r'^\[\d\d/\w{3}/\d{4}:[^]]+\] "GET /cerca/" 200 \d+ \d+ms$', written, re.MULTILINE)
        assert '"GET /è" 404' in written
        assert "Release unica-2027.1" in written
        return

    lines = objects_in(written)

    found = [line for line in lines if line["logger"] == "gunicorn.access" and line["path"] == "/cerca/"]
    assert len(found) == 1
    facts = {name: found[0].pop(name) for name in ("time", "bytes", "milliseconds", "process")}
    assert all(facts.values())
    assert found[0] == {
        "level": "INFO",
        "logger": "gunicorn.access",
        "method": "GET",
        "path": "/cerca/",
        "status": 200,
        "release": "unica-2027.1",
    }
    assert {line["logger"] for line in lines} >= {"gunicorn.error", "gunicorn.access", "django.request"}
    assert {line["release"] for line in lines} == {"unica-2027.1"}
