"""The answer while what keeps the site is away or full: come back soon, instead of a failure of our own."""

import errno
import sqlite3
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import get_template
from django.views import defaults

RETRY_AFTER_SECONDS = 60
HEADERS = {"Retry-After": str(RETRY_AFTER_SECONDS), "Cache-Control": "no-store"}
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
POSTGRESQL_DISK_FULL = "53100"


class StoreAwayError(OSError):
    """The store of uploads cannot be reached, or refuses; what it said is in the cause."""


def server_error(request):
    """Django asks for this page whatever failed, a view or a middleware, while it handles the exception."""
    from cremona_site.no_room import no_room  # it knows the sessions of staff, and stores of uploads know this module

    error = sys.exception()
    if is_full(error):
        return no_room(request, error)
    if is_away(error):
        request.unavailable_for = error
        return unavailable()
    return defaults.server_error(request)


def unavailable():
    """The page for everybody, which asks nothing of the database."""
    return HttpResponse(get_template("503.html").render(), status=503, headers=HEADERS)


def is_away(error):
    """Whether what keeps the site cannot be reached or is busy; SQLite calls it the same when a query is wrong."""
    if isinstance(error, StoreAwayError):
        return True
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return getattr(error.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


def is_full(error):
    """Whether a disk has no room left: that of the uploads, of what is on its way, or of the database."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(error, "pgcode", None) == POSTGRESQL_DISK_FULL:
            return True
        error = error.__cause__ or error.__context__
    return False
