import logging

import pytest

from cremona_site.logs import NoTracebackForOddRequests, NoVisitorInServerLog


def record(level, message, *args, logger="django.request", error=None):
    exc_info = (type(error), error, None) if error else None
    return logging.LogRecord(logger, level, "file.py", 1, message, args, exc_info)


@pytest.mark.parametrize(
    ("level", "logger", "keeps_traceback"),
    [
        (logging.WARNING, "django.request", False),
        (logging.ERROR, "django.security.DisallowedHost", False),
        (logging.ERROR, "django.request", True),
    ],
)
def test_only_failures_of_our_own_keep_their_traceback(level, logger, keeps_traceback):
    line = record(level, "Qualcosa", logger=logger, error=ValueError("x"))

    assert NoTracebackForOddRequests().filter(line) is True
    assert bool(line.exc_info) is keeps_traceback


@pytest.mark.parametrize(
    ("message", "args", "written"),
    [
        ("Invalid request from ip=%s: %s", ("203.0.113.7", "GET /?nome=Anna"), "Invalid request"),
        ("Error handling request %s", ("/servizi/?nome=Anna",), "Error handling request /servizi/"),
        ("Worker exiting (pid: %s)", (7,), "Worker exiting (pid: 7)"),
    ],
)
def test_the_log_of_the_server_knows_neither_address_nor_query(message, args, written):
    line = record(logging.WARNING, message, *args, logger="gunicorn.error")

    NoVisitorInServerLog().filter(line)

    assert line.getMessage() == written
