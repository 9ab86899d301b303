"""Lines of the log: for eyes and for machines, with nothing that a stranger could forge or that tells of a visitor."""

import json
import logging
import sys

import pytest
from django.test import RequestFactory

from cremona_site.log_formats import Json, Plain
from cremona_site.logs import NothingAStrangerWrote

FORGED = "/a\r\n2027-01-01 ERROR forged\x1b[2J\x85\u2028\u202e\x00fine"


def record(message, *args, logger="cremona_site", level=logging.WARNING, error=None, **extra):
    line = logging.LogRecord(logger, level, "file.py", 1, message, args, error)
    line.__dict__.update(extra)
    return line


def failure(words):
    try:
        raise ValueError(words)
    except ValueError:
        return sys.exc_info()


@pytest.mark.parametrize("formatter", [Plain, Json])
def test_no_record_can_pass_for_two_or_move_the_cursor(formatter):
    line = formatter().format(record("Not Found: %s", FORGED))

    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert "forged" in line


def test_lines_of_a_traceback_are_set_off_from_those_of_records():
    text = Plain().format(record("Guasto", error=failure("x\n2027-01-01 ERROR forged\x1b[2J")))

    first, *others = text.split("\n")
    assert first.endswith("WARNING cremona_site Guasto")
    assert len(others) >= 4
    assert all(line.startswith("  | ") and line.isprintable() for line in others)


def test_a_record_is_an_object_with_the_release_that_wrote_it(settings):
    settings.RELEASE = "2027.1"

    fields = json.loads(Json().format(record("Sono %s", "perché")))

    assert fields.pop("time").endswith("+00:00")
    assert fields.pop("process")
    assert fields == {"level": "WARNING", "logger": "cremona_site", "message": "Sono perché", "release": "2027.1"}


def test_a_failure_has_its_kind_and_its_traceback_in_the_same_object():
    fields = json.loads(Json().format(record("Guasto", error=failure("x\ny"))))

    assert fields["exception"] == "ValueError"
    assert fields["traceback"].startswith("Traceback")


def test_of_a_request_only_method_path_and_status_are_written():
    request = RequestFactory().get("/cerca/?q=pizzo", headers={"user-agent": "Mozilla", "referer": "https://a.example"})

    line = Json().format(record("Not Found: %s", "/cerca/", request=request, status_code=404, server_time="x"))

    fields = json.loads(line)
    assert (fields["method"], fields["path"], fields["status"]) == ("GET", "/cerca/", 404)
    assert not {"request", "server_time"} & fields.keys()
    assert not [word for word in ("pizzo", "Mozilla", "a.example", "127.0.0.1") if word in line]


def test_the_access_log_is_an_object_of_numbers():
    atoms = {"t": "[…]", "m": "GET", "U": FORGED, "s": "200", "B": 1234, "M": 7}

    fields = json.loads(Json().format(record("%(m)s %(U)s", atoms, logger="gunicorn.access")))

    assert fields["path"] == FORGED
    assert (fields["method"], fields["status"], fields["bytes"], fields["milliseconds"]) == ("GET", 200, 1234, 7)
    assert "message" not in fields


@pytest.mark.parametrize("formatter", [Plain, Json])
def test_a_link_that_chooses_a_new_password_is_not_written(formatter):
    line = formatter().format(record("Guasto: %s", "/accesso/password/nuova/1-cxyz12-0123456789abcdef/"))

    assert "0123456789abcdef" not in line
    assert "/accesso/password/nuova/" in line


@pytest.mark.parametrize(
    ("logger", "message", "args"),
    [
        (
            "csrf",
            "Forbidden (%s): %s",
            ("Referer checking failed - https://a.example/?nome=Anna", "/x/"),
        ),
        ("DisallowedHost", "Invalid HTTP_HOST header: 'anna.example'.", ()),
    ],
)
def test_a_refused_request_is_not_quoted(logger, message, args):
    request = RequestFactory().get("/x/?nome=Anna")
    line = record(message, *args, logger=f"django.security.{logger}", request=request)

    NothingAStrangerWrote().filter(line)

    assert line.getMessage() == f"Refused ({logger}): /x/"
