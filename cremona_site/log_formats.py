"""How a line of the log looks, for eyes (plain) and for machines (JSON). No line can pass for two, or for another's."""

import logging
import re
from datetime import UTC, datetime

from django.conf import settings
from pythonjsonlogger.json import JsonFormatter

# What moves the cursor, ends a line or turns the writing round: control characters, separators, marks of direction, and
# halves of characters, which no stream can write
NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# A link that chooses a new password: who reads the log must not come in by it
KEY_IN_PATH = re.compile(r"(/accesso/password/nuova/)[^/\s]+-[^/\s]+")
ACCESS_LOG = "gunicorn.access"
BESIDE_A_TRACEBACK = "  | "


def harmless(text):
    """The text on one line, without what a terminal would obey and without keys."""
    if not text.isprintable():  # nothing that is not shown is printable, and most lines are: this is quicker
        text = NOT_SHOWN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)
    return without_keys(text)


def without_keys(text):
    return KEY_IN_PATH.sub(r"\1…", text)


class Plain(logging.Formatter):
    """One line a record; lines of a traceback are set off, so that none passes for a record."""

    def __init__(self, layout="{asctime} {levelname} {name} {message}", datefmt=None):
        super().__init__(layout, datefmt, style="{")

    def formatMessage(self, record):  # noqa: N802 - logging's name
        return harmless(super().formatMessage(record))

    def formatException(self, ei):  # noqa: N802
        return set_off(super().formatException(ei))

    def formatStack(self, stack_info):  # noqa: N802
        return set_off(stack_info)


class Line(Plain):
    """What a record says and no more: the log of requests, one of which is written for each."""

    def format(self, record):
        return harmless(record.getMessage())


def set_off(text):
    return "\n".join(BESIDE_A_TRACEBACK + harmless(line) for line in text.splitlines())


class Json(JsonFormatter):
    """One object a record. Only the fields named here: a record may carry the whole request along."""

    def add_fields(self, log_data, record, message_dict):
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        if record.name == ACCESS_LOG and isinstance(record.args, dict):
            log_data |= access_fields(record.args)
        else:
            log_data["message"] = without_keys(record.getMessage())
            log_data |= request_fields(record)
        log_data["release"] = settings.RELEASE
        log_data["process"] = record.process
        if message_dict.get("exc_info"):
            log_data["exception"] = record.exc_info[0].__name__ if record.exc_info else ""
            log_data["traceback"] = without_keys(message_dict["exc_info"])


def access_fields(atoms):
    return {
        "method": atoms["m"],
        "path": without_keys(atoms["U"]),
        "status": int(atoms["s"]) if atoms["s"].isdecimal() else None,
        "bytes": atoms["B"],
        "milliseconds": atoms["M"],
    }


def request_fields(record):
    request = getattr(record, "request", None)
    found = {
        "method": getattr(request, "method", None),
        "path": without_keys(getattr(request, "path", None) or "") or None,
        "status": getattr(record, "status_code", None),
    }
    return {name: value for name, value in found.items() if value is not None}
