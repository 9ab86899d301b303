"""What is taken out of a text before it is stored: the facts by which a person is found most easily.

A machine finds only those of a fixed form. That is why the form asks for none, and why texts are deleted soon.
"""

import re
import unicodedata

MASK = "[…]"
EMAIL = re.compile(r"\S+@\S+\.\S+")
# With the letters that stand for digits where two people would have the same code
TAX_CODE = re.compile(r"\b[a-z]{6}[\da-z]{2}[a-z][\da-z]{2}[a-z][\da-z]{3}[a-z]\b", re.IGNORECASE)
# Six digits or more, however they are parted
LONG_NUMBER = re.compile(r"\+?\(?\d(?:[\s./()\-–]{0,3}\d){5,}")


def in_one_line(text):
    """The text with its odd letters made plain and every gap a single space."""
    plain = unicodedata.normalize("NFKC", text)
    return " ".join("".join(letter if letter.isprintable() else " " for letter in plain).split())


def without_personal_facts(text):
    """The text without e-mail addresses, Italian tax codes and long numbers; never longer than before."""
    for pattern in (EMAIL, TAX_CODE, LONG_NUMBER):
        text = pattern.sub(MASK, text)
    return text
