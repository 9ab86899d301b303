"""Reading and writing a printed page, each checked by the other: a word that would be lost is an error."""

from collections.abc import Sequence
from dataclasses import fields
from itertools import zip_longest

from projects.printed_page.lines import NEW_LINE, Line, normalised_lines, shortened
from projects.printed_page.page import PrintedPage, PrintedPageError
from projects.printed_page.reading import parse
from projects.printed_page.writing import render, tidy

# What to mend where a page would be read back differently
HINTS = {
    "title": "il titolo non può essere vuoto né contenere « - », che lo divide dal sottotitolo",
    "subtitle": "il sottotitolo non può stare senza titolo",
    "notice": "l’avviso del sito finisce al primo paragrafo fatto solo di un collegamento «Leggi tutto…»",
    "intro": "un paragrafo fatto solo di un collegamento «Leggi tutto…» chiude l’avviso del sito",
    "actions": "controlla lettere, testi e indirizzi delle azioni",
    "offices": "la parentesi in fondo a un indirizzo è l’ingresso, e i telefoni si tengono come +390372407066",
}


def read(text: str, site_name: Sequence[str]) -> PrintedPage:
    """The page that a document holds; a PrintedPageError with the line that is wrong, or would not come back alike."""
    page, lines = parse(text, site_name)
    written = normalised_lines(render(page, site_name))
    for line, again in zip_longest(lines, written):
        if line is None or line.text != again:
            _refuse_change(line or lines[-1], again or "")
    return page


def write(page: PrintedPage, site_name: Sequence[str]) -> str:
    """The document of a page; a PrintedPageError without line where it would read back as another page."""
    page = tidy(page)
    text = render(page, site_name)
    try:
        again, _ = parse(text, site_name)
    except PrintedPageError as error:
        line = shortened(NEW_LINE.split(text)[error.line - 1])
        raise PrintedPageError(None, f"la pagina non si può scrivere, per la riga «{line}»: {error.reason}") from error
    for field in fields(page):
        if getattr(page, field.name) != getattr(again, field.name):
            hint = HINTS.get(field.name, "controlla date e indirizzi")
            raise PrintedPageError(None, f"la pagina scritta si leggerebbe in un altro modo: {hint}")
    return text


def _refuse_change(line: Line, again: str):
    """The error for a line that would be written as `again`, shown around the first difference."""
    alike = next((place for place, (one, other) in enumerate(zip(line.text, again, strict=False)) if one != other), 0)
    start = max(0, alike - 30)
    before = "…" if start else ""
    raise PrintedPageError(line.number, f"diventerebbe «{before}{shortened(again[start:])}»: scrivilo così")
