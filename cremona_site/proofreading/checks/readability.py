"""How easy the words are, by Gulpease; the formula is for Italian only."""

from itertools import groupby

from cremona_site.proofreading.finding import WARNING, Finding
from cremona_site.readability import gulpease, least_score, sentences_of

# A line or two has no score worth a name
FEWEST_WORDS = 20
SENTENCES_SHOWN = 3
LONG_SENTENCE = 15


def readability(material):
    if not material.is_italian:
        return
    least = least_score(material.page_content)
    for where, group in groupby(material.passages, key=lambda passage: passage.where):
        passages = list(group)
        sentences = [sentence for passage in passages for sentence in sentences_of(passage.body)]
        if sum(map(length_of, sentences)) < FEWEST_WORDS:
            continue
        score = gulpease("\n".join(sentences))
        if score < least:
            yield Finding(
                WARNING,
                where,
                f"Il testo è difficile: indice Gulpease {score:.0f}, almeno {least} per questa pagina.",
                "Comincia da queste frasi: dividile in due, togli gli incisi, usa le parole che useresti a voce.",
                "\n".join(hardest(sentences)),
                passages[0].plugin,
            )


def hardest(sentences):
    """The sentences that weigh most on the score, the longest first; without long ones it is the words that weigh."""
    longest = sorted(sentences, key=length_of, reverse=True)[:SENTENCES_SHOWN]
    return [sentence for sentence in longest if length_of(sentence) > LONG_SENTENCE] or longest


def length_of(sentence):
    return len(sentence.split())
