"""What comes along when words are pasted from Word, LibreOffice, Google Docs or a web page, and what is kept of it.

The editor lets most of it through; here each text is tidied whenever it is saved, whoever saves it. What is tidy
already is not touched: the words that the site brings along stay letter by letter.
"""

from functools import wraps

from lxml import html

from cremona_site.proofreading.fragment import tree_of
from cremona_site.proofreading.pasted import addresses, blocks, lists, marks, source, spaces, tables

STEPS = (
    source.without_machinery,
    marks.plain_marks,
    addresses.plain_addresses,
    blocks.paragraphs,
    lists.real_lists,
    blocks.headings,
    tables.header_rows,
    spaces.single_spaces,
    blocks.nothing_empty,
    blocks.lean_items,
    source.bare_elements,
)


def watch():
    """The editor's application cleans a text in its forms and again when it is saved: each time it is tidied first.

    Afterwards would be too late: a first heading or a bold by style is then bare words.
    """
    import djangocms_text.fields
    import djangocms_text.html
    import djangocms_text.models

    for module in (djangocms_text.html, djangocms_text.fields, djangocms_text.models):
        module.clean_html = tidied_first(module.clean_html)


def tidied_first(clean_html):
    @wraps(clean_html)
    def cleaned(data, *args, **named):
        return clean_html(tidied(data), *args, **named)

    return cleaned


def tidied(body):
    """The fragment in plain paragraphs, headings, lists and tables; `body` itself where there is nothing to do."""
    tree = tree_of(source.fragment_of(body))
    before = serialised(tree)
    for step in STEPS:
        step(tree)
    after = serialised(tree)
    return body if after == before and source.fragment_of(body) == body else after.strip()


def serialised(tree):
    return html.tostring(tree, encoding="unicode").removeprefix("<div>").removesuffix("</div>")
