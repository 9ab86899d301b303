"""How easy an Italian text is to read: the Gulpease index.

Source: P. Lucisano, M. E. Piemontese, «GULPEASE: una formula per la predizione della difficoltà dei testi in lingua
italiana», Scuola e città 39 (1988), no. 3, pp. 110–124.
"""

import re
from html.parser import HTMLParser

# A mark ends a sentence only before a space or the end of its block: «18:30» and «www.comune.cremona.it» stay whole.
_SENTENCE_END = re.compile(r"[.!?…:;]+[»”\"’')\]]*(?=\s|$)")
_WORD = re.compile(r"[^\W_]+")
# «secondo l’art. 20», «la L.R. 17/2015»: the full stop of an abbreviation or of initials ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s’'«“\"(\[])"
    r"(?:(?i:artt?|cc?|cfr|co|dott|dr|ecc|es|etc|lett|nn?|pag|pp?|prof|sig|ss?|tel|v)\.|(?:[A-Z]\.)+)$"
)
_BLOCK_TAG = re.compile(
    r"address|article|aside|blockquote|br|caption|d[dlt]|details|div|fig(?:caption|ure)|footer|form|h[1-6r]|header"
    r"|[ou]l|li|main|nav|p|pre|section|summary|table|t(?:body|foot|head)|t[dhr]"
)
_UNREAD_TAG = re.compile(r"h[1-6]|script|style|template")

LEAST_SCORE, LEAST_SCORE_OF_HELP = 60, 70
# Pages that somebody in need reads, by their id (`reverse_id`); every sheet of a service is one too
HELP_PAGES = {
    "home",
    "azione-b",
    "azione-c",
    "uffici",
    "luoghi",
    "servizi",
    "salute-benessere-e-assistenza",
    "servizio-assistenza-materiale",
    "servizio-assistenza-psicologica",
    "servizio-percorso-formativo",
    "domande-frequenti",
    "prenota-appuntamento",
    "segnala-disservizio",
    "navigazione-sicura",
}
HELP_TEMPLATES = {"projects/service.html"}


def least_score(content=None):
    """What the words of a page content should reach; `None` stands for words that several pages share."""
    is_help = content and (content.template in HELP_TEMPLATES or content.page.reverse_id in HELP_PAGES)
    return LEAST_SCORE_OF_HELP if is_help else LEAST_SCORE


def gulpease(text: str) -> float:
    """Gulpease of a plain text, 0 (hard) to 100 (easy); a text of very short sentences can pass 100.

    89 + (300 × sentences − 10 × letters) / words. A sentence ends at . ! ? … : ; and at a line break (a block end).
    An elided article is a word of its own (l’ufficio: two words); digits count as letters.
    Raises ValueError if the text has no words.
    """
    words = _WORD.findall(text)
    if not words:
        raise ValueError("A text without words has no readability.")
    sentences = sum(len(_split(line)) for line in text.splitlines())
    letters = sum(len(word) for word in words)
    return 89 + (300 * sentences - 10 * letters) / len(words)


def sentences_of(html: str) -> list[str]:
    """Sentences of an HTML fragment, as plain text. Headings are left out: they are labels and would raise the score.

    The score of a fragment is `gulpease("\\n".join(sentences_of(html)))`.
    """
    parser = _BlockText()
    parser.feed(html)
    parser.close()
    return [sentence for block in parser.blocks() for sentence in _split(block)]


def _split(block: str) -> list[str]:
    pieces, start = [], 0
    for mark in _SENTENCE_END.finditer(block):
        if not _ABBREVIATION.search(block[start : mark.end()]):
            pieces.append(block[start : mark.end()])
            start = mark.end()
    pieces.append(block[start:])
    return [piece.strip() for piece in pieces if _WORD.search(piece)]


class _BlockText(HTMLParser):
    """Collects the text of each block; inline tags leave no trace."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = [""]
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self._turn(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        self._turn(tag, -1)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._texts[-1] += data

    def blocks(self) -> list[str]:
        return [" ".join(text.split()) for text in self._texts]

    def _turn(self, tag: str, step: int) -> None:
        if _BLOCK_TAG.fullmatch(tag):
            self._texts.append("")
        if _UNREAD_TAG.fullmatch(tag):
            self._unread = max(0, self._unread + step)
