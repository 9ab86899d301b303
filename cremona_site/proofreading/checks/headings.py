"""Headings: people who cannot see a page go through it by them."""

from cremona_site.proofreading.finding import ERROR, WARNING, Finding
from cremona_site.proofreading.fragment import bold_paragraphs_in, headings_in

LONGEST_HEADING = 80


def jumps(material):
    above, slot = 1, None
    for passage in material.passages:
        if passage.slot != slot:
            above, slot = passage.level, passage.slot
        for heading in headings_in(passage.body):
            if not heading.text:
                yield Finding(
                    ERROR,
                    passage.where,
                    "C’è un titolo vuoto.",
                    "Scrivi il titolo, oppure mettiti sulla riga vuota e scegli «Paragrafo».",
                    plugin=passage.plugin,
                )
                continue
            if heading.level > above + 1:
                yield Finding(
                    ERROR,
                    passage.where,
                    f"Il titolo è di livello {heading.level}, ma quello prima è di livello {above}: "
                    "chi ascolta la pagina crede di aver perso un pezzo.",
                    f"Mettiti sul titolo e scegli «Titolo {above + 1}».",
                    heading.text,
                    passage.plugin,
                )
            elif heading.level <= passage.level and passage.level > 1:
                yield Finding(
                    WARNING,
                    passage.where,
                    f"Il titolo è di livello {heading.level}, come quello che il sito mette sopra questa parte, "
                    f"«{passage.where}».",
                    f"Se ne fa parte, scegli «Titolo {passage.level + 1}».",
                    heading.text,
                    passage.plugin,
                )
            above = heading.level


def bold_as_heading(material):
    for passage in material.passages:
        for text in bold_paragraphs_in(passage.body):
            if len(text) <= LONGEST_HEADING and text[-1] not in ".!?;":
                yield Finding(
                    WARNING,
                    passage.where,
                    "Una riga tutta in grassetto sembra un titolo, ma per chi ascolta non lo è.",
                    f"Se è un titolo, togli il grassetto e scegli «Titolo {passage.level + 1}».",
                    text,
                    passage.plugin,
                )
