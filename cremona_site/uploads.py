"""What staff may upload. Filer calls these for every file that arrives, whichever form it came through.

A file is judged by its content, not by its name. Pictures are written anew from their pixels: what else a file carries
(the place where a photo was taken, a comment, a program behind the last pixel) does not survive.
"""

import io
import re
from html import unescape

from django.template.defaultfilters import filesizeformat
from filer.utils import svg
from filer.validation import FileValidationError
from PIL import Image
from py_svg_hush import filter_svg

from cremona_site.documents import FILE_INSIDE, commands_in
from cremona_site.pixels import encoded, plain

MAX_BYTES = 20 * 1024**2
MAX_DRAWING_BYTES = 1024**2
MAX_PIXELS = 24_000_000
MAX_PIXELS_OF_A_PHOTO = 52_000_000
MAX_SIDE = 16_383  # of a WebP
# A progressive photo comes in some ten scans, its preview in ten more. Each costs a walk over all pixels, however few
# bytes it has: thousands of them in a small file would keep a worker busy for minutes.
MAX_SCANS = 60
SCAN = b"\xff\xda"
# What the filter leaves: an animation may change where a link leads
SCRIPTED = re.compile(r"""(java|vb)script:|attributename=["'](\w+:)?(href|on)""")
TOO_LARGE = "ha troppi pixel: riducilo sul tuo computer a 6000 × 4000 o meno e caricalo di nuovo"

# The formats of a picture: what Pillow calls them, and how they are written anew
FORMATS = {
    "image/jpeg": ("JPEG", {"quality": 92, "optimize": True}),
    "image/png": ("PNG", {"compress_level": 4}),  # the usual 6 takes three times as long to save a twentieth
    "image/webp": ("WEBP", {"quality": 90}),
    "image/avif": ("AVIF", {"quality": 80, "speed": 8}),
}
READABLE = [kind for kind, _options in FORMATS.values()]


def accept_picture(file_name, file, owner, mime_type):
    """Takes a still JPEG, PNG, WebP or AVIF, and leaves in `file` its upright pixels only."""
    data = content_of(file_name, file, MAX_BYTES)
    kind, options = FORMATS[mime_type]
    image = opened(file_name, data)
    # A phone's photo may hold a smaller copy of itself
    if image.format != kind and not (image.format == "MPO" and kind == "JPEG"):
        refuse(file_name, f"ha il nome di un {kind} ma è un {image.format}: cambia la fine del nome o salvalo di nuovo")
    if image.format != "MPO" and getattr(image, "is_animated", False):
        refuse(file_name, "è un’immagine animata: salva come immagine ferma il momento che ti serve")
    fit(file_name, image)
    try:
        pixels = encoded(plain(image), kind, **options)
    except Exception as error:  # whatever Pillow raises on pixels that somebody made up
        raise refusal(file_name, "è danneggiato: aprilo sul tuo computer e salvalo di nuovo") from error
    rewrite(file, pixels)


def accept_drawing(file_name, file, owner, mime_type):
    """Takes an SVG, and leaves in `file` what draws: no script, no handler, no address of another site."""
    data = content_of(file_name, file, MAX_DRAWING_BYTES)
    try:
        svg.load(io.BytesIO(data))  # first: nesting without end would make the filter fill the memory
        cleaned = filter_svg(data)
    except svg.UnresolvableSize as error:
        raise refusal(file_name, "è un SVG che non dice quanto è grande: esportalo di nuovo con le misure") from error
    except ValueError as error:
        raise refusal(file_name, "non si riesce a leggere come SVG: esportalo di nuovo come SVG semplice") from error
    if SCRIPTED.search("".join(unescape(cleaned.decode()).split()).lower()):
        refuse(file_name, "è un SVG con comandi per il browser: esportalo di nuovo come SVG semplice")
    if len(cleaned) > 2 * MAX_DRAWING_BYTES:  # the filter indents, so that nesting swells
        refuse(file_name, "è un SVG troppo complicato: semplificalo o salvalo come PNG")
    rewrite(file, cleaned)


def accept_document(file_name, file, owner, mime_type):
    """Takes what begins as a PDF does, unless it does more than show pages to who opens it."""
    data = content_of(file_name, file, MAX_BYTES)
    if not data.startswith(b"%PDF-"):
        refuse(file_name, "non è un PDF: aprilo con il programma che lo ha fatto ed esportalo come PDF")
    found = commands_in(data)
    if FILE_INSIDE in found:
        refuse(file_name, "è un PDF con altri file dentro: esportalo senza allegati e carica quelli uno per uno")
    if found:
        refuse(file_name, "è un PDF che fa partire comandi sul computer di chi lo apre: esportalo di nuovo come PDF/A")


def content_of(file_name, file, limit):
    file.seek(0, io.SEEK_END)
    if file.tell() > limit:
        refuse(file_name, f"pesa {filesizeformat(file.tell())}, il massimo è {filesizeformat(limit)}: riducilo")
    file.seek(0)
    data = file.read()
    file.seek(0)
    return data


def opened(file_name, data):
    """The picture, of which nothing but its description was read."""
    if data.startswith(b"\xff\xd8") and data.count(SCAN) > MAX_SCANS:
        refuse(file_name, "è un JPEG fatto in modo insolito: aprilo sul tuo computer e salvalo di nuovo")
    try:
        return Image.open(io.BytesIO(data), formats=READABLE)
    except Image.DecompressionBombError as error:
        raise refusal(file_name, TOO_LARGE) from error
    except Exception as error:
        raise refusal(file_name, "non è un’immagine, oppure è danneggiato: salvalo di nuovo") from error


def fit(file_name, image):
    """Refuses what is too large to be read; a phone's largest photos are read at half their size, which costs less."""
    pixels = image.width * image.height
    if MAX_PIXELS < pixels <= MAX_PIXELS_OF_A_PHOTO and not image.info.get("progressive"):
        image.draft(None, (image.width // 2, image.height // 2))  # only JPEG can
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        refuse(file_name, TOO_LARGE)


def rewrite(file, data):
    file.seek(0)
    file.truncate()
    file.write(data)
    file.seek(0)


def refuse(file_name, why):
    raise refusal(file_name, why)


def refusal(file_name, why):
    return FileValidationError(
        f"«{file_name}» {why}. Si caricano immagini JPEG, PNG, WebP e AVIF, disegni SVG e documenti PDF."
    )
