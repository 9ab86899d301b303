"""The documents of the library: what is read in them once, when they arrive, and never while a page is shown."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PDF = "application/pdf"
READER = Path(__file__).with_name("pdf_contents.py")
MOST_SECONDS = 5  # on the clock; the reader itself has one of the processor's time
MOST_PAGES = 20_000
MOST_LETTERS = 250
FILE_INSIDE = "/EF"  # as the reader calls it

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Contents:
    """What a document tells of itself; each may be unknown."""

    pages: int | None = None
    language: str = ""
    title: str = ""


def contents_of(data):
    """What a PDF tells of itself, asked of a program apart: whatever the file does to that, the site goes on."""
    try:
        return judged(asked(data))
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        logger.warning("A PDF tells nothing of itself: %s", type(error).__name__)
        return Contents()


def commands_in(data):
    """What a PDF runs, sends or unpacks when somebody opens it, as far as it can be read; asked in the same way."""
    try:
        return set(asked(data, "commands"))
    except (OSError, subprocess.SubprocessError, ValueError, TypeError) as error:
        logger.warning("Of a PDF it cannot be said what it does: %s", type(error).__name__)
        return set()


def asked(data, *question):
    """What the reader of documents answers."""
    answer = subprocess.run(  # noqa: S603 - our own program, and the file is no part of the command
        [sys.executable, "-I", READER, *question], input=data, capture_output=True, timeout=MOST_SECONDS, check=True
    )
    return json.loads(answer.stdout)


def judged(told):
    """What the reader told, as far as it is what it should be."""
    pages, language, title = (told.get(name) for name in ("pages", "language", "title"))
    is_number = type(pages) is int and 0 < pages <= MOST_PAGES
    return Contents(pages if is_number else None, language_named(language), printable(title))


def language_named(language):
    """«en» of «en-GB»; empty for what is no language."""
    code = printable(language).partition("-")[0].lower()
    return code if len(code) in {2, 3} and code.isascii() and code.isalpha() else ""


def printable(words):
    kept = words if isinstance(words, str) else ""
    return "".join(letter for letter in kept if letter.isprintable())[:MOST_LETTERS].strip()
