"""Characters that nobody sees and that spoil what others see: they come along when text is pasted."""

import unicodedata

# They turn letters round, so that «fdp» reads as «pdf». The marks of Arabic and Hebrew only tell: they may stay
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PARTING = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def is_control(char):
    """Whether a character has no shape of its own and commands what is around it; joiners of letters are let be."""
    return char in TURNING or unicodedata.category(char) == "Cc"


def one_line(text):
    """`text` as it is to be read in one line, without controls."""
    spaced = "".join(" " if char in PARTING else char for char in text)
    return "".join(char for char in spaced if not is_control(char)).strip()


def tidy_lines(thing, *names):
    """Makes texts of a model the lines that they should be, before they are judged."""
    for name in names:
        setattr(thing, name, one_line(getattr(thing, name)))
