"""The pages that visitors see when something fails, and what the logs keep of it."""

import logging

import pytest
from django.template.loader import render_to_string

from cremona_site.logs import NoTracebackForOddRequests, NoVisitorInServerLog


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "500"])
def test_a_page_of_failure_needs_nothing_and_names_the_112(name):
    page = render_to_string(f"{name}.html")

    assert '<html lang="it">' in page
    assert page.count("<h1>") == 1
    assert 'href="tel:112"' in page


def test_an_unknown_host_gets_an_italian_page(client):
    page = client.get("/", headers={"host": "example.org"})

    assert page.status_code == 400
    assert "Questa richiesta non si capisce" in page.text


@pytest.mark.django_db
def test_a_form_without_its_token_gets_an_italian_page(client):
    client.handler.enforce_csrf_checks = True

    page = client.post("/servizi/", {"a": "b"})

    assert page.status_code == 403
    assert "Il modulo è scaduto" in page.text


def record(name, level, message, *args, exc_info=None):
    return logging.LogRecord(name, level, __file__, 1, message, args, exc_info)


@pytest.mark.parametrize(
    ("message", "args", "kept"),
    [
        ("Invalid request from ip=%s: %s", ("10.0.0.7", "GET /?nome=mario"), "Invalid request"),
        ("Error handling request %s", ("/servizi/?nome=mario",), "Error handling request /servizi/"),
        ("Worker exiting (pid: %s)", (7,), "Worker exiting (pid: 7)"),
    ],
)
def test_the_server_log_keeps_no_address_and_no_query(message, args, kept):
    line = record("gunicorn.error", logging.WARNING, message, *args)

    NoVisitorInServerLog().filter(line)

    assert line.getMessage() == kept


@pytest.mark.parametrize(
    ("name", "level", "has_traceback"),
    [
        ("django.security.SuspiciousFileOperation", logging.ERROR, False),
        ("django.request", logging.WARNING, False),
        ("django.request", logging.ERROR, True),
    ],
)
def test_only_failures_of_our_own_keep_their_traceback(name, level, has_traceback):
    line = record(name, level, "…", exc_info=(ValueError, ValueError(), None))

    NoTracebackForOddRequests().filter(line)

    assert bool(line.exc_info) is has_traceback
