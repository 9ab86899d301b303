"""Tables of documents: their headers are bold, and nothing more."""

from cremona_site.proofreading.pasted.trees import SPACE, is_empty, rename, unwrap


def header_rows(tree):
    """A first row that is bold throughout is a row of headers; any other is left to whoever knows."""
    for table in tree.iterdescendants("table"):
        row = next(table.iterdescendants("tr"), None)
        if row is None or next(table.iterdescendants("th"), None) is not None:
            continue
        cells = row.findall("td")
        if len(cells) > 1 and all(is_bold(cell) for cell in cells):
            for cell in cells:
                rename(cell, "th")
                for mark in list(cell.iterdescendants("strong")):
                    unwrap(mark)


def is_bold(cell):
    bold = "".join(mark.text_content() for mark in cell.iterdescendants("strong"))
    return not is_empty(cell) and squeezed(bold) == squeezed(cell.text_content())


def squeezed(text):
    return "".join(letter for letter in text if letter not in SPACE)
