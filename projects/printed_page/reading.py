"""The grammar of a printed page, from its lines to its value."""

import re
from collections.abc import Sequence
from datetime import date
from string import ascii_lowercase

from projects.printed_page.lines import Cursor, Line, fold, numbered_lines, shortened
from projects.printed_page.links import LINKS_HEADING, Links, is_read_more, linked_block, plain_text, split_number
from projects.printed_page.offices import COPYRIGHT, OFFICES_HEADING, read_offices
from projects.printed_page.page import PrintedAction, PrintedPage, PrintedPageError

BEFORE_SUBTITLE = " - "
MAX_TITLE_LENGTH = 255

ACTION = re.compile(r"(?P<letter>[A-Za-z])\) ?(?P<text>.*)")
DATES = re.compile(
    r"Contenuto pubblicato in data (?P<first>[0-9]{2}/[0-9]{2}/[0-9]{4})"
    r" - Ultima modifica il (?P<last>[0-9]{2}/[0-9]{2}/[0-9]{4})"
)


def parse(text: str, site_name: Sequence[str]) -> tuple[PrintedPage, list[Line]]:
    """The page, and the lines it was read from: all that are not blank but the © lines of the old site."""
    lines = numbered_lines(text)
    start = _after_site_name(lines, site_name)
    heading = _links_heading(lines)
    entries = [line for line in lines[heading + 1 :] if not line.text.startswith(COPYRIGHT)]
    links = Links(entries)
    cursor = Cursor(lines[start:heading], lines[heading].number)
    page = _page(cursor, links)
    dropped = set(cursor.take_while(lambda text: text.startswith(COPYRIGHT)))
    if cursor.current:
        reason = f"dopo la riga «{COPYRIGHT}» può venire solo «{LINKS_HEADING}»: sposta questa riga più su"
        raise PrintedPageError(cursor.current.number, reason)
    links.check_all_used()
    article = [line for line in lines[:heading] if line not in dropped]
    return page, [*article, lines[heading], *entries]


def is_reserved(text: str) -> bool:
    """Whether a line opens an action or a section wherever it stands, and so cannot be a paragraph."""
    return bool(ACTION.match(text)) or text in (OFFICES_HEADING, LINKS_HEADING)


def _after_site_name(lines, site_name):
    expected = [fold(name) for name in site_name if name.strip()]
    for position, name in enumerate(expected):
        line = lines[min(position, len(lines) - 1)]
        if position >= len(lines) or line.text != name:
            reason = f"ci vuole la riga «{name}»: il nome del sito, in cima al documento, viene dalle impostazioni"
            raise PrintedPageError(line.number, reason)
    return len(expected)


def _links_heading(lines):
    for position, line in enumerate(lines):
        if line.text == LINKS_HEADING:
            return position
    reason = f"manca la riga «{LINKS_HEADING}», seguita dagli indirizzi come «[1] <https://…>»"
    raise PrintedPageError(lines[-1].number, reason)


def _page(cursor, links):
    heading = cursor.take("manca il titolo: scrivilo sotto il nome del sito, col suo numero")
    title, subtitle, url = _title(heading, links)
    first, last = _dates(cursor.take("mancano le date: sotto il titolo va «Contenuto pubblicato in data …»"))
    no_offices = f"manca la riga «{OFFICES_HEADING}», scritta proprio così: mettila dopo le azioni"
    cursor.require(OFFICES_HEADING, no_offices)
    notice, intro = _notice_and_intro(cursor, links)
    actions = _actions(cursor, links)
    cursor.take(no_offices)
    return PrintedPage(title, subtitle, url, first, last, notice, intro, actions, read_offices(cursor, links))


def _title(line, links):
    text, number = split_number(line.text)
    if number is None or not text:
        reason = f"qui va il titolo, che finisce col numero del suo collegamento: «Titolo [1]», non «{shortened(text)}»"
        raise PrintedPageError(line.number, reason)
    title, _, subtitle = plain_text(text, line).partition(BEFORE_SUBTITLE)
    for what, words in (("il titolo", title), ("il sottotitolo", subtitle)):
        if len(words) > MAX_TITLE_LENGTH:
            raise PrintedPageError(line.number, f"{what} supera i {MAX_TITLE_LENGTH} caratteri: accorcialo")
    return title, subtitle, links.page_url(number, line)


def _dates(line):
    match = DATES.fullmatch(line.text)
    if not match:
        reason = "qui va «Contenuto pubblicato in data GG/MM/AAAA - Ultima modifica il GG/MM/AAAA»"
        raise PrintedPageError(line.number, f"{reason}, non «{shortened(line.text)}»")
    first, last = _day(match["first"], line), _day(match["last"], line)
    if last < first:
        reason = "l’ultima modifica viene prima della pubblicazione: controlla le due date"
        raise PrintedPageError(line.number, reason)
    return first, last


def _day(text, line):
    day, month, year = map(int, text.split("/"))
    try:
        return date(year, month, day)
    except ValueError as error:
        raise PrintedPageError(line.number, f"la data {text} non esiste: correggila") from error


def _notice_and_intro(cursor, links):
    """The paragraphs before the actions; the first line that is only a «Leggi tutto…» link closes the notice."""
    lines = cursor.take_while(lambda text: not is_reserved(text))
    ends = [position for position, line in enumerate(lines, start=1) if is_read_more(line.text)]
    blocks = _blocks(lines, links)
    cut = ends[0] if ends else 0
    return blocks[:cut], blocks[cut:]


def _actions(cursor, links):
    actions = []
    while line := cursor.take_if(ACTION.match):
        if len(actions) == len(ascii_lowercase):
            raise PrintedPageError(line.number, "dopo l’azione z) le lettere sono finite: unisci qualche azione")
        letter = ascii_lowercase[len(actions)]
        first, url = _first_line(line, letter, links)
        more = cursor.take_while(lambda text: not is_reserved(text))
        actions.append(PrintedAction(letter, (first, *_blocks(more, links)), url))
    if not actions:
        reason = "mancano le azioni: scrivile come «a) …», «b) …», prima degli uffici"
        raise PrintedPageError(cursor.current.number, reason)
    return tuple(actions)


def _first_line(line, letter, links):
    """The text of the action with this letter, and its own address."""
    match = ACTION.fullmatch(line.text)
    if match["letter"] != letter:
        reason = f"ci vuole l’azione «{letter})», non «{match['letter']})»: lettere minuscole, senza salti o doppioni"
        raise PrintedPageError(line.number, reason)
    text, number = split_number(match["text"])
    if not text:
        raise PrintedPageError(line.number, f"l’azione {letter}) non ha testo: scrivilo dopo la lettera")
    return linked_block(text, line, links), links.page_url(number, line) if number is not None else ""


def _blocks(lines, links):
    return tuple(linked_block(line.text, line, links) for line in lines)
