"""One thing that is asked for at an address of staff."""

from dataclasses import dataclass, field


@dataclass
class Case:
    """What fills the address, its query, and what is sent there (None: what the form that is seen there holds)."""

    thing: str = ""
    parts: tuple = ()
    query: dict = field(default_factory=dict)
    typed: dict | None = None


def always(*cases):
    """The same for everybody, whatever there is."""
    return lambda world, role: list(cases)
