"""What somebody typed, as what the index is asked: terms that must all be there, each in one of several ways."""

import re
from dataclasses import dataclass

from cremona_site.search import analysis

LONGEST = 200
MOST_TERMS = 10


@dataclass(frozen=True)
class Term:
    """Something to be found: any of `ways`, each a tuple of lexemes that must all be there."""

    ways: tuple[tuple[str, ...], ...]

    @property
    def lexemes(self):
        return {lexeme for way in self.ways for lexeme in way}


def clean(typed):
    """What was typed without control characters and in one line, cut where it is too long."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in typed[: 2 * LONGEST]).split())[:LONGEST]


def parse(typed, language, synonyms=None):
    """The terms of what was typed; `synonyms` are other ways to say lexemes that stand side by side.

    The last word may be unfinished: it also stands for all words that begin so.
    """
    folded = analysis.fold(typed)
    terms, position = [], 0
    for run in analysis.DIGITS.finditer(folded):
        terms += words(folded[position : run.start()], language)
        terms.append(number(run[0], language))
        position = run.end()
    terms += words(folded[position:], language)
    terms = with_synonyms(terms[:MOST_TERMS], synonyms or {})
    if action := re.search(analysis.ACTION.pattern + r"\s*$", folded):
        terms[-1] = Term(((language + action[1] + action[2],),))
    elif terms:
        terms[-1] = unfinished(terms[-1], folded, language)
    return list(dict.fromkeys(terms))


def unfinished(term, folded, language):
    """The last term with all words that begin as its last word does, unless that says nothing by itself."""
    last = analysis.WORD.findall(folded)[-1]
    is_last = analysis.lexeme_typed(last, language) in {way[-1] for way in term.ways}
    first = term.ways[0]
    beginning = first[0][len(language) :] if last.isdigit() else last
    prefix = analysis.begins_with(beginning, language)
    return Term((*term.ways, (*first[:-1], prefix))) if prefix and is_last else term


def words(text, language):
    found = (analysis.lexeme_typed(word, language) for word in analysis.WORD.findall(text))
    return [Term(((lexeme,),)) for lexeme in found if lexeme]


def number(written, language):
    """Digits in groups are one number, or several that stand side by side."""
    together = language + analysis.number(written)
    groups = tuple(language + group for group in analysis.WORD.findall(written))
    return Term(((together,),) if len(groups) == 1 and groups[0] == together else ((together,), groups))


def with_synonyms(terms, synonyms):
    """The terms, each run of words that has synonyms made into one term; the longest runs come first."""
    found, position = [], 0
    plain = [term.ways[0][0] if len(term.ways) == 1 else None for term in terms]
    longest = max(map(len, synonyms), default=0)
    while position < len(terms):
        for length in range(longest, 0, -1):
            run = tuple(plain[position : position + length])
            if len(run) == length and run in synonyms:
                found.append(Term((run, *synonyms[run])))
                position += length
                break
        else:
            found.append(terms[position])
            position += 1
    return found
