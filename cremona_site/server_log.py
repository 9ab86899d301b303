"""gunicorn's own log: in the format of the site's, with nothing of the visitor, and what it knows is counted."""

import logging

from django.conf import settings
from gunicorn.glogging import Logger

from cremona_site.log_formats import ACCESS_LOG, Json, Line, Plain
from cremona_site.logs import NoVisitorInServerLog
from cremona_site.metrics.responses import count_response

ERROR_LAYOUT = "{asctime} [{process}] [{levelname}] {message}"


class ServerLog(Logger):
    def setup(self, cfg):
        """Called at the start and at each reload."""
        super().setup(cfg)
        self.layout = cfg.access_log_format
        logging.logThreads = logging.logMultiprocessing = False  # no line shows them, each would look them up
        if settings.LOG_FORMAT == "json":
            error = access = Json()
        else:
            error, access = Plain(ERROR_LAYOUT, self.datefmt), Line()
        self.error_log.filters[:] = [NoVisitorInServerLog()]
        for log, formatter in [(self.error_log, error), (self.access_log, access)]:
            for handler in log.handlers:
                handler.setFormatter(formatter)

    def access(self, resp, req, environ, request_time):
        """Called when the answer is sent: what goes wrong here is no reader's trouble, so it must stay in here.

        gunicorn would hand every header to the log, and leave it to the format not to show them.
        """
        method = environ.get("REQUEST_METHOD", "-")
        path = in_letters(environ.get("PATH_INFO") or "")
        status = str(resp.status).split(None, 1)[0]  # "None" where the connection broke before there was one
        seconds = request_time.total_seconds()
        try:
            count_response(method, path, status, seconds)
            atoms = {
                "t": self.now(),
                "m": method,
                "U": path.replace('"', "%22"),
                "s": status,
                "B": resp.sent,
                "M": int(seconds * 1000),
            }
            # As `info` would, without looking for who called it: it is done for each request, kept pages too
            self.access_log.handle(logging.LogRecord(ACCESS_LOG, logging.INFO, "", 0, self.layout, (atoms,), None))
        except Exception as error:
            self.error("An answer could not be logged or counted: %s", type(error).__name__)


def in_letters(path):
    """WSGI hands bytes over as if they were Latin letters; they are UTF-8. Django, where it was asked, mended that."""
    if path.isascii():
        return path
    try:
        return path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return path
