"""What many pages show alike, such as the menu: read once a generation, not once a page.

After each publication every page is made anew, and on the day of the evening news many at once. Only the renders that
the page cache asks for know their generation; staff, and whoever has a session, get everything fresh.
"""

import time
from dataclasses import dataclass, field

from cremona_site.page_cache.public_pages import GENERATION

LONGEST_AGE = 10  # seconds: a row changed past Django has no generation, and a page lives for a minute by itself


@dataclass
class Held:
    generation: str
    values: dict = field(default_factory=dict)
    born: float = field(default_factory=lambda: time.monotonic())

    def is_of(self, generation):
        return self.generation == generation and time.monotonic() - self.born < LONGEST_AGE


class Shared:
    """Values of one generation, for all threads of a process. What a render read under it is never older than it."""

    def __init__(self):
        self.held = Held("")

    def value(self, request, key, read):
        """The value of `read()`; nobody may change it, for others have it too."""
        generation = request.META.get(GENERATION)
        if not generation:
            return read()
        held = self.held
        if not held.is_of(generation):
            held = self.held = Held(generation)
        if key not in held.values:
            held.values[key] = read()
        return held.values[key]


shared = Shared()
