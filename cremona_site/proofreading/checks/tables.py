"""Tables: without headers nobody who listens knows what a cell is about."""

from cremona_site.proofreading.finding import ERROR, WARNING, Finding
from cremona_site.proofreading.fragment import tables_in


def tables(material):
    for passage in material.passages:
        for table in tables_in(passage.body):
            if not table.has_headers:
                yield Finding(
                    ERROR,
                    passage.where,
                    "La tabella non ha intestazioni: chi la ascolta non sa di che cosa parla ogni casella.",
                    "Mettiti nella prima riga e scegli «Riga di intestazione» nel menu della tabella. Se non è una "
                    "tabella di dati, scrivi un elenco.",
                    table.text,
                    passage.plugin,
                )
            if not table.has_name:
                yield Finding(
                    WARNING,
                    passage.where,
                    "Niente dice che cosa contiene la tabella: chi ascolta deve sentirla tutta per capirlo.",
                    "Subito prima della tabella scrivi un titolo o una frase che dica che cosa c’è dentro.",
                    table.text,
                    passage.plugin,
                )
