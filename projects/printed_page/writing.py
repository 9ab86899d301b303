"""A printed page from its value to its text."""

from collections.abc import Sequence
from dataclasses import replace

from projects.printed_page.lines import fold, shortened
from projects.printed_page.links import LINKS_HEADING
from projects.printed_page.offices import OFFICES_HEADING, office_lines
from projects.printed_page.page import PrintedPage, PrintedPageError
from projects.printed_page.reading import BEFORE_SUBTITLE, is_reserved
from projects.printed_page.rich_text import html_to_paragraphs, paragraph_runs, paragraphs_to_html


def render(page: PrintedPage, site_name: Sequence[str]) -> str:
    """The text of a tidy page; links are numbered as they first appear."""
    numbers = _Numbers()
    paragraphs = [
        "\n".join(site_name),
        f"{page.title}{BEFORE_SUBTITLE if page.subtitle else ''}{page.subtitle} [{numbers[page.url]}]",
        _dates(page.first_published_on, page.last_modified_on),
        *_paragraphs(page.notice, numbers),
        *_paragraphs(page.intro, numbers),
        *(line for action in page.actions for line in _action_lines(action, numbers)),
        OFFICES_HEADING,
        *(line for office in page.offices for line in office_lines(office, numbers[office.url])),
        LINKS_HEADING,
    ]
    entries = [f"[{number}] <{url}>" for url, number in numbers.items()]
    return "\n\n".join([*paragraphs, *entries]) + "\n"


def tidy(page: PrintedPage) -> PrintedPage:
    """`page` with white space folded and its blocks reduced to text and links: what reading it back must give."""
    return replace(
        page,
        title=fold(page.title),
        subtitle=fold(page.subtitle),
        notice=_tidy_blocks(page.notice),
        intro=_tidy_blocks(page.intro),
        actions=tuple(replace(action, blocks=_tidy_blocks(action.blocks)) for action in page.actions),
        offices=tuple(map(_tidy_office, page.offices)),
    )


class _Numbers(dict):
    """Addresses to their numbers: a new address gets the next number."""

    def __missing__(self, url):
        self[url] = len(self) + 1
        return self[url]


def _tidy_blocks(blocks):
    return html_to_paragraphs(paragraphs_to_html(blocks))


def _tidy_office(office):
    return replace(
        office,
        name=fold(office.name),
        address=fold(office.address),
        entrance_note=fold(office.entrance_note),
        mailboxes=tuple(mailbox.strip().lower() for mailbox in office.mailboxes),
    )


def _dates(first, last):
    return f"Contenuto pubblicato in data {_day(first)} - Ultima modifica il {_day(last)}"


def _day(day):
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _action_lines(action, numbers):
    first = _printed(action.blocks[0], numbers) if action.blocks else ""
    number = f" [{numbers[action.url]}]" if action.url else ""
    return [f"{action.letter}) {first}{number}", *_paragraphs(action.blocks[1:], numbers)]


def _paragraphs(blocks, numbers):
    lines = [_printed(block, numbers) for block in blocks]
    for line in lines:
        if is_reserved(line):
            reason = f"il paragrafo «{shortened(line)}» si leggerebbe come un’azione o il titolo di una sezione"
            raise PrintedPageError(None, f"{reason}: cambia le sue prime parole")
    return lines


def _printed(block, numbers):
    """A tidy block as one line of text."""
    (runs,) = paragraph_runs(f"<p>{block}</p>")
    return "".join(f"[{run.text}](#) [{numbers[run.href]}]" if run.href else run.text for run in runs)
