"""What the logs leave out: visitors' addresses and queries, and tracebacks that strangers can provoke."""

import logging
from http import HTTPStatus


class NothingAStrangerWrote(logging.Filter):
    """Keeps of a refused request what it was refused for and its path: Django repeats the Host, Origin or Referer."""

    def filter(self, record):
        if record.name.startswith("django.security."):
            path = getattr(getattr(record, "request", None), "path", "")
            record.msg, record.args = "Refused (%s): %s", (record.name.rpartition(".")[2], path)
        return True


class NoTracebackForOddRequests(logging.Filter):
    """Keeps one line of a refused or odd request; failures of our own keep their traceback."""

    def filter(self, record):
        if record.levelno < logging.ERROR or record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
        return True


class OneLineWhileUnavailable(logging.Filter):
    """Keeps one line of a request that its database failed, with the reason and without the traceback.

    Each middleware that asks the database on the way out fails once more. Where the page of another error failed,
    Django tells the log of no exception: `cremona_site.unavailable` leaves it with the request.
    """

    def filter(self, record):
        if getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE:
            return True
        request = getattr(record, "request", None)
        error = record.exc_info[1] if record.exc_info else getattr(request, "unavailable_for", None)
        if error:
            reason = " ".join(str(error).split())
            record.msg, record.args = f"{record.getMessage()} ({reason})", ()
            record.exc_info = record.exc_text = None
        is_first = not hasattr(request, "is_logged_as_unavailable")
        if request is not None:
            request.is_logged_as_unavailable = True
        return is_first


class NoVisitorInServerLog(logging.Filter):
    """Cuts the address and the raw request out of gunicorn's own warnings."""

    def filter(self, record):
        message = record.getMessage()
        if message.startswith("Invalid request"):
            record.msg, record.args = "Invalid request", ()
        elif message.startswith("Error handling request"):
            record.msg, record.args = message.partition("?")[0], ()
        return True
