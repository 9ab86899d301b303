"""What a PDF tells of itself: pages, language, title. Runs as a program of its own, see `cremona_site.documents`.

A PDF is a small world that its maker shapes: trees that bite their own tail, streams that swell a thousandfold. So
this program has little time and little memory, knows nothing of the site, and may be ended by the system in the midst.
"""

import json
import resource
import signal
import sys
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MOST_MEMORY = 512 * 1024**2
MOST_SECONDS = 1  # of the processor's time, however busy the machine is
MOST_PAGES = 20_000
MOST_LETTERS = 250


def limit_myself():
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)


def described(data):
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")  # what may be read without a password, as most documents that are only sealed
    catalogue = reader.root_object
    return {
        "pages": attempt(number_of_pages, catalogue),
        "language": attempt(lambda: words(part(catalogue, "/Lang"))),
        "title": attempt(lambda: words(part(reader.metadata, "/Title"))),
    }


def attempt(read, *arguments):
    """What can be read; nothing where that part of the document is broken, or made to break its reader."""
    try:
        return read(*arguments)
    except Exception:
        return None


def number_of_pages(catalogue):
    """The leaves of the tree of pages, each counted once: the number that the tree claims to have may be any."""
    waiting, seen, pages = [catalogue.raw_get("/Pages")], set(), 0
    while waiting:
        place = waiting.pop()
        if isinstance(place, IndirectObject):
            if place.idnum in seen:
                continue
            seen.add(place.idnum)
        node = place.get_object()
        kids = part(node, "/Kids")
        if isinstance(kids, ArrayObject):
            waiting += kids
        elif isinstance(node, DictionaryObject) and part(node, "/Type") != "/Pages":
            pages += 1
        if pages > MOST_PAGES:
            return None
    return pages or None


def part(node, name):
    """A part of a dictionary, wherever in the file it stands; None where there is none."""
    return node[name] if isinstance(node, DictionaryObject) and name in node else None


def words(value):
    return " ".join(str(value or "").split())[:MOST_LETTERS]


if __name__ == "__main__":
    limit_myself()
    json.dump(described(sys.stdin.buffer.read()), sys.stdout)
