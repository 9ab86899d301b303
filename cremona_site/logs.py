"""What the logs leave out: visitors' addresses and queries, and tracebacks that strangers can provoke."""

import logging


class NoTracebackForOddRequests(logging.Filter):
    """Keeps one line of a refused or odd request; failures of our own keep their traceback."""

    def filter(self, record):
        if record.levelno < logging.ERROR or record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
        return True


class NoVisitorInServerLog(logging.Filter):
    """Cuts the address and the raw request out of gunicorn's own warnings."""

    def filter(self, record):
        message = record.getMessage()
        if message.startswith("Invalid request"):
            record.msg, record.args = "Invalid request", ()
        elif message.startswith("Error handling request"):
            record.msg, record.args = message.partition("?")[0], ()
        return True
