"""What a printed page says, and the error that tells why a document is not one."""

from dataclasses import dataclass
from datetime import date

# One paragraph as HTML: escaped text, and links as `<a href="URL">text</a>`; no other tag
Block = str


@dataclass(frozen=True)
class PrintedAction:
    """One lettered action: its first line and the paragraphs that continue it; `url` is "" where it has no address."""

    letter: str
    blocks: tuple[Block, ...]
    url: str = ""


@dataclass(frozen=True)
class PrintedOffice:
    """One office as plain text; `phones` are E.164 and `mailboxes` lower case, both in the order of the page."""

    name: str
    url: str
    address: str
    entrance_note: str = ""
    phones: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedPage:
    """A whole project page; title and subtitle are plain text, `notice` belongs to the site and not to the article."""

    title: str
    subtitle: str
    url: str
    first_published_on: date
    last_modified_on: date
    notice: tuple[Block, ...]
    intro: tuple[Block, ...]
    actions: tuple[PrintedAction, ...]
    offices: tuple[PrintedOffice, ...]


class PrintedPageError(ValueError):
    """Why a document cannot be read (`line` counts from 1) or a page cannot be written (`line` is None), in Italian."""

    def __init__(self, line: int | None, reason: str):
        self.line = line
        self.reason = reason
        super().__init__(reason if line is None else f"riga {line}: {reason}")
