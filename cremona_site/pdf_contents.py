"""What a PDF tells of itself: pages, language, title; or, asked for `commands`, what it does to who opens it. Runs as
a program of its own, see `cremona_site.documents`.

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
MOST_DEPTH = 40
# Actions that run a script or a program, fetch data or send it, by what the specification calls them (ISO 32000)
COMMANDS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"}
SCRIPT, FILE = "/JS", "/EF"


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


def commands(data):
    """The names of what runs, sends or unpacks, wherever in the document it stands."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    found = set()
    places = {(place, generation) for generation, table in reader.xref.items() for place in table}
    for place, generation in sorted(places | {(place, 0) for place in reader.xref_objStm}):
        look(attempt(reader.get_object, IndirectObject(place, generation, reader)), found)
    return sorted(found)


def look(value, found, depth=0):
    """Notes what a value and those within it do; what stands elsewhere is looked at in its own place."""
    if isinstance(value, IndirectObject) or depth > MOST_DEPTH:
        return
    if isinstance(value, ArrayObject):
        for item in value:
            look(item, found, depth + 1)
    if isinstance(value, DictionaryObject):
        action = value.get("/S")
        found.update({str(action)} & COMMANDS if isinstance(action, str) else ())
        found.update({SCRIPT, FILE} & set(value))
        for name in value:
            look(value.raw_get(name), found, depth + 1)


if __name__ == "__main__":
    limit_myself()
    tell = commands if "commands" in sys.argv else described
    json.dump(tell(sys.stdin.buffer.read()), sys.stdout)
