"""The numbered links of a printed page: `[text](#) [2]` in the text, `[2] <https://…>` under «Collegamenti»."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from projects.printed_page.lines import Line, shortened
from projects.printed_page.page import Block, PrintedPageError
from projects.printed_page.rich_text import Run, runs_to_block

LINKS_HEADING = "Collegamenti"
READ_MORE = "Leggi tutto"
SCHEMES = frozenset(["http", "https", "mailto"])
MAX_URL_LENGTH = 2000
MAX_PAGE_URL_LENGTH = 200

# The text of a link may hold one pair of brackets: «Delibera [PDF]»
LINK = re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\(#\) ?\[(?P<number>[0-9]{1,4})\]")
BARE_NUMBER = re.compile(r" ?\[(?P<number>[0-9]{1,4})\]$")
STRAY = re.compile(r"\[[0-9]+\]|\]\(")
ENTRY = re.compile(r"\[(?P<number>[0-9]{1,4})\] ?<(?P<url>[^<>]*)>")
NEVER_IN_A_URL = re.compile(r"[\s\"<>\\]")


class Links:
    """The addresses listed under «Collegamenti»; remembers which ones the text uses, and in which order."""

    def __init__(self, entries: list[Line]):
        self._urls = {}  # by number
        self._numbers = {}  # by address
        self._lines = {}  # by number
        self._used = set()
        self._out_of_order = None
        for entry in entries:
            self._add(entry)

    def url(self, number: int, line: Line) -> str:
        """The address with this number, which `line` uses."""
        if number not in self._urls:
            raise PrintedPageError(line.number, f"il numero [{number}] non c’è sotto «{LINKS_HEADING}»: aggiungilo lì")
        if number not in self._used:
            self._used.add(number)
            if number != len(self._used) and self._out_of_order is None:
                self._out_of_order = (line.number, number, len(self._used))
        return self._urls[number]

    def page_url(self, number: int, line: Line) -> str:
        """The address of a page or an office: on the web or on the site itself, and short enough to be kept with it."""
        url = self.url(number, line)
        if len(url) > MAX_PAGE_URL_LENGTH:
            reason = f"l’indirizzo di una pagina può avere al massimo {MAX_PAGE_URL_LENGTH} caratteri: accorcialo"
            raise PrintedPageError(self._lines[number], reason)
        if not url.startswith("/") and not _is_web_address(url):
            reason = f"[{number}] è di una pagina, e deve essere un indirizzo web intero, come «https://www.comune.it/pagina»"
            raise PrintedPageError(self._lines[number], reason)
        return url

    def check_all_used(self):
        """Refuses an address that the text never uses, and numbers that do not follow the text."""
        for number, line in self._lines.items():
            if number not in self._used:
                raise PrintedPageError(line, f"il numero [{number}] non è mai usato nel testo: usalo o togli la riga")
        if self._out_of_order:
            line, number, expected = self._out_of_order
            reason = f"i numeri seguono l’ordine del testo: al posto di [{number}] ci vuole [{expected}]"
            raise PrintedPageError(line, f"{reason}, anche sotto «{LINKS_HEADING}»")

    def _add(self, entry: Line):
        match = ENTRY.fullmatch(entry.text)
        if not match:
            reason = f"dopo «{LINKS_HEADING}» vanno solo righe come «[1] <https://…>», non «{shortened(entry.text)}»"
            raise PrintedPageError(entry.number, reason)
        number, url = int(match["number"]), match["url"]
        if reason := self._numbering_problem(number, url) or address_problem(url):
            raise PrintedPageError(entry.number, reason)
        self._urls[number] = url
        self._numbers[url] = number
        self._lines[number] = entry.number

    def _numbering_problem(self, number, url):
        expected = len(self._urls) + 1
        if number in self._urls:
            return f"il numero [{number}] è ripetuto: qui ci vuole [{expected}]"
        if number != expected:
            return f"i collegamenti si numerano da 1 senza salti: qui ci vuole [{expected}], non [{number}]"
        if url in self._numbers:
            twin = f"[{self._numbers[url]}]"
            return f"è lo stesso indirizzo del numero {twin}: usa {twin} nel testo e togli questa riga"
        return ""


def address_problem(url: str) -> str:
    """Why `url` may not be linked to ("" where it may): only the web, mailboxes and addresses relative to the site."""
    if not url:
        return "manca l’indirizzo: scrivilo tra «<» e «>»"
    if len(url) > MAX_URL_LENGTH:
        return f"l’indirizzo supera i {MAX_URL_LENGTH} caratteri: accorcialo"
    if NEVER_IN_A_URL.search(url) or not _is_allowed(url):
        return f"l’indirizzo «{shortened(url)}» non è ammesso: deve cominciare con https://, http://, mailto: o /"
    return ""


def _is_allowed(url):
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    if parts.scheme:
        return parts.scheme in SCHEMES and bool(parts.hostname)
    return not url.startswith("//") and ":" not in parts.path.partition("/")[0]


def _is_web_address(url):
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        return False
    return True


def is_read_more(text: str) -> bool:
    """Whether a line holds only a link whose text begins with «Leggi tutto»."""
    match = LINK.fullmatch(text)
    return bool(match) and match["text"].startswith(READ_MORE)


def split_number(text: str) -> tuple[str, int | None]:
    """A line and the bare number at its end: ("Title", 1) for `Title [1]`; None where there is no such number."""
    match = BARE_NUMBER.search(text)
    before = text[: match.start()] if match else text
    if not match or before.endswith("](#)"):
        return text, None
    return before, int(match["number"])


def plain_text(text: str, line: Line) -> str:
    """`text`, refused where it holds a number or half a link."""
    match = STRAY.search(text)
    if not match:
        return text
    if match[0] == "](":
        reason = f"collegamento senza numero: si scrive «[testo](#) [2]», con l’indirizzo sotto «{LINKS_HEADING}»"
    else:
        reason = f"il numero {match[0]} non segue un collegamento: toglilo o scrivi «[testo](#) {match[0]}»"
    raise PrintedPageError(line.number, reason)


def linked_block(text: str, line: Line, links: Links) -> Block:
    """A paragraph with its numbered links as a block."""
    runs, end = [], 0
    for match in LINK.finditer(text):
        runs.append(Run(plain_text(text[end : match.start()], line)))
        runs.append(Run(plain_text(match["text"], line), links.url(int(match["number"]), line)))
        end = match.end()
    runs.append(Run(plain_text(text[end:], line)))
    return runs_to_block(runs)
