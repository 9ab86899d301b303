"""The passage of a text that says most about what was looked for, with its words marked."""

from dataclasses import dataclass

from cremona_site.search.analysis import WORD, lexeme

LENGTH, BEFORE = 200, 60
MOST_HITS = 100
READ = 8_000


@dataclass(frozen=True)
class Part:
    """A run of a passage's letters; `is_hit` where they are what was looked for."""

    text: str
    is_hit: bool


def passage(text, terms, language):
    """The best passage of a text as `Part`s; its beginning where it says nothing of what was looked for."""
    text = text[:READ]
    hits = hits_in(text, terms, language)
    start = best_start(text, hits)
    end = len(text) if len(text) <= start + LENGTH else text.rfind(" ", start, start + LENGTH)
    end = end if end > start else start + LENGTH
    parts, position = [Part("… ", False)] if start else [], start
    for first, last, _lexeme in hits:
        if start <= first and last <= end:
            parts += [Part(text[position:first], False), Part(text[first:last], True)]
            position = last
    parts += [Part(text[position:end], False), Part(" …" if end < len(text) else "", False)]
    return [part for part in parts if part.text]


def hits_in(text, terms, language):
    """Where the words stand that were looked for: first and last letter and lexeme."""
    wanted = {wanted for term in terms for wanted in term.lexemes}
    exact = {known for known in wanted if not known.endswith("*")}
    beginnings = tuple(known[:-1] for known in wanted - exact)
    found = []
    for word in WORD.finditer(text):
        known = lexeme(word[0], language)
        if known and (known in exact or known.startswith(beginnings)):
            found.append((word.start(), word.end(), known))
            if len(found) == MOST_HITS:
                break
    return found


def best_start(text, hits):
    """Where to begin so that most of the different words are within the passage."""
    best, most = 0, 0
    for first, _last, _lexeme in hits:
        different = {known for start, end, known in hits if start >= first and end <= first + LENGTH - BEFORE}
        if len(different) > most:
            best, most = first, len(different)
    if best <= BEFORE:
        return 0
    return text.find(" ", best - BEFORE) + 1 or best
