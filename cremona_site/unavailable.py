"""The answer while the database or the store of uploads is away: come back soon, instead of a failure of our own."""

import sqlite3
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import get_template
from django.views import defaults

RETRY_AFTER_SECONDS = 60


class StoreAwayError(OSError):
    """The store of uploads cannot be reached, or refuses; what it said is in the cause."""


def server_error(request):
    """Django asks for this page whatever failed, a view or a middleware, while it handles the exception."""
    if not is_away(sys.exception()):
        return defaults.server_error(request)
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS), "Cache-Control": "no-store"}
    return HttpResponse(get_template("503.html").render(), status=503, headers=headers)


def is_away(error):
    """Whether what keeps the site cannot be reached or is busy; SQLite calls it the same when a query is wrong."""
    if isinstance(error, StoreAwayError):
        return True
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return getattr(error.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR
