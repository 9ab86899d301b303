"""What somebody typed in a plain field, as the words of a page."""

from django.utils.html import escape, format_html_join
from django.utils.safestring import mark_safe

from cremona_site.plain_text import one_line

DASHES = ("- ", "– ", "— ", "• ", "* ")


def as_html(text):
    """Paragraphs where a line is left empty; lines that begin with a dash make a list."""
    return mark_safe("".join(map(block_of, blocks_in(text))))  # noqa: S308 - every line is escaped below


def blocks_in(text):
    """The lines of each paragraph or list, in their order."""
    blocks = [[]]
    for line in map(one_line, text.splitlines()):
        last = blocks[-1][-1:]
        if not line or (last and last[0].startswith(DASHES) != line.startswith(DASHES)):
            blocks.append([])
        if line:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def block_of(lines):
    if lines[0].startswith(DASHES):
        return f"<ul>{format_html_join('', '<li>{}</li>', ((line[2:].strip(),) for line in lines))}</ul>"
    return f"<p>{'<br>'.join(map(escape, lines))}</p>"
