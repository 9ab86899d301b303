"""Brings words of pages and of queries to the form in which they are compared, the same for every database.

A lexeme is the code of its language and the stem of a word without accents: `itminacc` stands for minaccia, minacce,
minacciato. Languages so never meet in the index. A lexeme with `*` at its end stands for all that begin so.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

from cremona_site.search.stop_words import STOP_WORDS

# The result of a new recipe differs: everything is indexed anew when `prepare` runs next
RECIPE = 1
ALGORITHMS = {"it": "italian", "en": "english"}
LONGEST_WORD = 40
SHORTEST_PREFIX = 5

# Accents that stand apart once decomposed, and what is there but not seen: soft hyphens, marks of direction
UNSEEN = re.compile("[\u0300-\u036f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
WORD = re.compile(r"[^\W_]+")
# Digits as people write them, in groups or not: 0372 407 233, +39 0372407233, 0372/407233
DIGITS = re.compile(r"(?<![^\W_])\+?[0-9](?:[ .\-/]{0,2}[0-9]){4,13}(?![^\W_])")
COUNTRY = re.compile(r"^(?:\+|00)39|^39(?=[0-9]{9})")
SHORTEST_NUMBER, SHORTEST_PHONE = 5, 8
# The actions of a project bear letters, most of which are words that say nothing
ACTION = re.compile(r"\b(azione|action) ([a-z])(?![^\W_])")


def fold(text):
    """Without capital letters and accents, and without what is not seen."""
    return UNSEEN.sub("", unicodedata.normalize("NFKD", text.casefold()))


@lru_cache(maxsize=50_000)
def lexeme(word, language):
    """The lexeme of a single word as it stands in a text of the site; empty for one that says nothing."""
    return lexeme_typed(word, language)


def lexeme_typed(word, language):
    """The same of a word that a visitor typed: no cache keeps what somebody looked for."""
    word = fold(word)[:LONGEST_WORD]
    if word in STOP_WORDS.get(language, ()):
        return ""
    if word.isdigit() or language not in ALGORITHMS:
        return language + word
    return language + stemmers.of(language).stemWord(word)


class Stemmers(threading.local):
    """A stemmer holds the word that it works on: each thread has its own."""

    def __init__(self):
        self.known = {}

    def of(self, language):
        if language not in self.known:
            self.known[language] = snowballstemmer.stemmer(ALGORITHMS[language])
        return self.known[language]


stemmers = Stemmers()


def lexemes(text, language):
    """The lexemes of a text in their order, then those of its phone numbers and of actions by their letter."""
    folded = fold(text)
    found = [lexeme(word, language) for word in WORD.findall(folded)]
    for run in DIGITS.finditer(folded):
        found += [language + end for end in ends_of(number(run[0]))]
    found += [language + "".join(action) for action in ACTION.findall(folded)]
    return [known for known in found if known]


def number(written):
    """The digits of a number without the code of Italy."""
    digits = re.sub(r"[^+0-9]", "", written)
    return COUNTRY.sub("", digits).lstrip("+")


def ends_of(digits):
    """What people type of a phone number: all of it, or only its end, without the digits of the town."""
    if len(digits) < SHORTEST_PHONE:
        return [digits]
    return [digits[start:] for start in range(len(digits) - SHORTEST_NUMBER + 1)]


def begins_with(word, language):
    """The lexeme for all words that begin so; empty where they would be too many."""
    word = fold(word)[:LONGEST_WORD]
    return f"{language}{word}*" if len(word) >= SHORTEST_PREFIX else ""
