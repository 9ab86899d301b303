"""The lines of a document: numbered, white space folded, walked one by one."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from projects.printed_page.page import PrintedPageError

MAX_BYTES = 1_000_000
MAX_LINE_LENGTH = 10_000

NEW_LINE = re.compile(r"\r\n|\r|\n")
# Control characters that are not white space, those that turn the words behind them around, halves of characters, and
# � where a character was lost
UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd]")
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Line:
    """A line that is not blank, and its number in the file."""

    number: int
    text: str


def fold(text: str) -> str:
    """`text` with every run of white space (no-break spaces too) as one space, none at the ends."""
    return " ".join(text.split())


def shortened(text: str, limit: int = 60) -> str:
    """The beginning of `text`, short enough for an error message."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def decode(data: bytes) -> str:
    """The text of a file, which must be UTF-8 and at most 1 MB."""
    _refuse_large(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PrintedPageError(line, "il file non è testo UTF-8: salvalo di nuovo con la codifica UTF-8") from error


def numbered_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, refused where they are too long or hold unreadable characters."""
    _refuse_large(text.encode("utf-8", "surrogatepass"))
    rows = NEW_LINE.split(text.removeprefix(BYTE_ORDER_MARK))
    lines = [Line(number, fold(row)) for number, row in enumerate(rows, start=1) if row.strip()]
    if not lines:
        raise PrintedPageError(1, "il documento è vuoto")
    for line in lines:
        _refuse_unreadable(line)
    return lines


def normalised_lines(text: str) -> list[str]:
    """`text` as two documents are compared: white space folded, blank lines dropped."""
    rows = NEW_LINE.split(text.removeprefix(BYTE_ORDER_MARK))
    return [fold(row) for row in rows if row.strip()]


def _refuse_large(data: bytes):
    if len(data) > MAX_BYTES:
        line = data.count(b"\n", 0, MAX_BYTES) + 1
        raise PrintedPageError(line, "il file supera 1 MB: una pagina stampata è molto più corta, controlla il file")


def _refuse_unreadable(line: Line):
    if len(line.text) > MAX_LINE_LENGTH:
        raise PrintedPageError(line.number, f"la riga supera i {MAX_LINE_LENGTH} caratteri: dividila in più paragrafi")
    if match := UNREADABLE.search(line.text):
        code = f"U+{ord(match[0]):04X}"
        raise PrintedPageError(line.number, f"c’è un carattere illeggibile ({code}): toglilo o riscrivilo")


class Cursor:
    """Walks over lines; past the last one, errors point to line `end`."""

    def __init__(self, lines: list[Line], end: int):
        self._lines = lines
        self._next = 0
        self.end = end

    @property
    def current(self) -> Line | None:
        """The line to be read next, None at the end."""
        return self._lines[self._next] if self._next < len(self._lines) else None

    def take(self, missing: str) -> Line:
        """The next line; an error with the reason `missing` at the end."""
        line = self.current
        if line is None:
            raise PrintedPageError(self.end, missing)
        self._next += 1
        return line

    def take_if(self, wanted: Callable[[str], object]) -> Line | None:
        """The next line where its text is wanted, else None."""
        return self.take("") if self.current and wanted(self.current.text) else None

    def take_while(self, wanted: Callable[[str], object]) -> list[Line]:
        """The next lines as long as their text is wanted."""
        lines = []
        while line := self.take_if(wanted):
            lines.append(line)
        return lines

    def require(self, text: str, missing: str):
        """An error with the reason `missing` where no line to come is `text`."""
        if all(line.text != text for line in self._lines[self._next :]):
            raise PrintedPageError(self.end, missing)
