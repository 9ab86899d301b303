"""A project page as it is printed: reading and writing the text format of `manage.py import_page` and `export_page`.

Nothing here knows about models or settings; the lines that name the site are a parameter.
"""

from projects.printed_page.document import read, write
from projects.printed_page.lines import decode, normalised_lines
from projects.printed_page.page import Block, PrintedAction, PrintedOffice, PrintedPage, PrintedPageError
from projects.printed_page.rich_text import html_to_paragraphs, paragraphs_to_html

__all__ = [
    "Block",
    "PrintedAction",
    "PrintedOffice",
    "PrintedPage",
    "PrintedPageError",
    "decode",
    "html_to_paragraphs",
    "normalised_lines",
    "paragraphs_to_html",
    "read",
    "write",
]
