"""Words in capitals: slow to read, and some voices spell them."""

import re
from itertools import groupby

from cremona_site.proofreading.finding import WARNING, Finding
from cremona_site.proofreading.fragment import blocks_in
from cremona_site.proofreading.material import SETTINGS

_PARTS = re.compile("[ ’'-]+")
# Without commas and digits between them: «ISO 9001, ANAC e DIA» names three
_WORDS_IN_A_ROW = re.compile(r"[^\W\d_]+(?:[ ’'-]+[^\W\d_]+)*")
# «AGENZIA» is shouted, «ANAC» and «ISO» are names: acronyms are shorter than this, and stand in no rows of three
LONGEST_ACRONYM = 8
MOST_LETTERS_OF_TWO = 10


def capitals(material):
    for where, text, plugin in texts_of(material):
        if shouted := shouted_in(text):
            yield Finding(
                WARNING,
                where,
                "Ci sono parole in lettere maiuscole: si leggono a fatica e sembrano gridate.",
                "Riscrivile in minuscolo. Per dare forza a una parola usa il grassetto.",
                shouted,
                plugin,
            )


def texts_of(material):
    if content := material.page_content:
        yield SETTINGS, content.title, None
        yield SETTINGS, content.meta_description or "", None
    for passage in material.passages:
        for block in blocks_in(passage.body):
            yield passage.where, block, passage.plugin


def shouted_in(text):
    """The first words of a text that are in capitals and no acronyms; empty without any."""
    for words in _WORDS_IN_A_ROW.findall(text):
        for is_capital, row in groupby(_PARTS.split(words), key=lambda word: len(word) > 1 and word.isupper()):
            if is_capital and is_shouted(row := list(row)):
                return " ".join(row)
    return ""


def is_shouted(row):
    letters = sum(map(len, row))
    if len(row) == 1:
        return letters > LONGEST_ACRONYM
    return len(row) > 2 or letters > MOST_LETTERS_OF_TWO
