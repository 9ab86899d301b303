"""The words of links: read out of their place, they must still say where one gets to."""

import re

from cremona_site.proofreading.finding import WARNING, Finding
from cremona_site.proofreading.fragment import links_in, unlinked_words_in

GENERIC = re.compile(
    r"(?:(?:clicca|cliccare|premi|tocca|vai|guarda|leggi|scarica)\s+)?"
    r"(?:(?:a\s+|su\s+)?quest[oa]\s+(?:link|pagina|indirizzo)|qui|qua)"
    r"|clicca|leggi(?:\s+(?:tutto|ancora|di più))?|continua(?:\s+a\s+leggere)?|scopri(?:\s+di\s+più)?|vai|link|pagina"
    r"|approfondisci|altro|di più|dettagli|scarica|apri|sito|sito web|vedi"
    r"|(?:click\s+)?here|(?:read\s+)?more|learn\s+more|this\s+(?:link|page)|website|details|download",
    re.IGNORECASE,
)
SAYS_CLICK_HERE = re.compile(r"\b(?:clicc(?:a|are|ando|ate)|click)\s+(?:qui|qua|su\s+quest[oa]|here)\b", re.IGNORECASE)
WHOLE_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:it|com|org|net|eu|info)(?:/\S*)?", re.IGNORECASE
)
ADDRESS_IN_TEXT = re.compile(r"(?:https?://|www\.)[^\s<>«»“”]+", re.IGNORECASE)


def generic(material):
    for passage in material.passages:
        for link in links_in(passage.body):
            words = link.text.strip(" .,;:!?…»«→>[]()")
            if GENERIC.fullmatch(words) or SAYS_CLICK_HERE.search(words):
                yield Finding(
                    WARNING,
                    passage.where,
                    "Le parole del collegamento non dicono dove porta: chi ascolta i collegamenti uno dopo l’altro "
                    "sente solo queste.",
                    "Metti il collegamento sul nome di ciò che si trova: per esempio «le domande frequenti» invece di "
                    "«clicca qui».",
                    link.text,
                    passage.plugin,
                )


def bare_addresses(material):
    for passage in material.passages:
        for link in links_in(passage.body):
            if WHOLE_ADDRESS.fullmatch(link.text):
                yield Finding(
                    WARNING,
                    passage.where,
                    "Al posto delle parole c’è l’indirizzo: chi ascolta lo sente lettera per lettera.",
                    "Scrivi il nome della pagina o del sito, e tieni l’indirizzo nel collegamento.",
                    link.text,
                    passage.plugin,
                )
        for address in ADDRESS_IN_TEXT.findall(unlinked_words_in(passage.body)):
            yield Finding(
                WARNING,
                passage.where,
                "C’è un indirizzo scritto nel testo, su cui non si può premere.",
                "Scrivi il nome della pagina e fanne un collegamento a questo indirizzo.",
                address,
                passage.plugin,
            )
