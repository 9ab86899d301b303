"""PDFs as offices make them, and as nobody should: all made by code."""

import io
import zlib

from cms.api import add_plugin
from django.core.files.base import ContentFile
from filer.models import File, Folder
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

from cremona_site import writing


def pdf(pages=3, title="", language="", password=None):
    """A PDF of empty pages; with `password=""` it is sealed, but anybody may read it."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if title:
        writer.add_metadata({"/Title": title})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if password is not None:
        writer.encrypt(password, "padrone", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def assembled(*objects, trailer=b"/Root 1 0 R"):
    """A PDF of these objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        trailer,
        len(data),
    )


CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"


def claiming(pages):
    """A PDF of one page that claims to have as many as that."""
    tree = b"<</Type /Pages /Kids [3 0 R] /Count %d>>" % pages
    return assembled(CATALOGUE, tree, b"<</Type /Page /Parent 2 0 R>>")


def biting_its_tail():
    """A tree of pages that stands in itself."""
    tree = b"<</Type /Pages /Kids [3 0 R 2 0 R] /Count 2>>"
    return assembled(CATALOGUE, tree, b"<</Type /Pages /Kids [2 0 R 3 0 R] /Count 2>>")


def of_endless_depth(depth=3000):
    kids = b"[" * depth + b"]" * depth
    return assembled(CATALOGUE, b"<</Type /Pages /Kids %s /Count 1>>" % kids)


def full_of_pages(number=30_000):
    kids = b" ".join(b"%d 0 R" % (3 + place) for place in range(number))
    tree = b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, number)
    return assembled(CATALOGUE, tree, *[b"<</Type /Page>>"] * number)


def swelling(times=60):
    """A PDF whose objects stand in a stream that swells to hundreds of megabytes, as its table does."""
    packed = zlib.compress(b"\0" * times * 1024**2, 9)
    for _ in range(2):
        packed = zlib.compress(packed, 9)
    filters = b"[/FlateDecode /FlateDecode /FlateDecode]"
    stream = b"<</Type /ObjStm /N 1000000 /First 8000000 /Filter %s /Length %d>>\nstream\n%s\nendstream" % (
        filters,
        len(packed),
        packed,
    )
    table = b"<</Type /XRef /Size 4 /W [1 8 8] /Root 1 0 R /Filter %s /Length %d>>\nstream\n%s\nendstream" % (
        filters,
        len(packed),
        packed,
    )
    start = b"%PDF-1.7\n1 0 obj\n" + stream + b"\nendobj\n"
    return start + b"3 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(start)


def acting(catalogue=b"", *objects, page=b""):
    """A PDF of one page that does something, by what stands in its catalogue, in its page or in further objects."""
    tree = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
    start = b"<</Type /Catalog /Pages 2 0 R %s>>" % catalogue
    return assembled(start, tree, b"<</Type /Page /Parent 2 0 R %s>>" % page, *objects)


def in_a_stream(body):
    """A PDF whose catalogue begins with an action, which stands compressed in a stream of objects."""
    inside = b"4 0 " + body
    data = zlib.compress(inside)
    head = b"%PDF-1.7\n"
    parts = [
        b"<</Type /Catalog /Pages 2 0 R /OpenAction 4 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R>>",
        b"<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (len(data), data),
    ]
    places = []
    for number, part in zip((1, 2, 3, 5), parts, strict=True):
        places.append(len(head))
        head += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = [(1, places[0], 0), (1, places[1], 0), (1, places[2], 0), (2, 5, 0), (1, places[3], 0), (1, len(head), 0)]
    table = zlib.compress(
        b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([last]) for kind, place, last in rows)
    )
    shape = b"/Type /XRef /Size 7 /Index [1 6] /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /Length %d" % len(table)
    return head + b"6 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (shape, table, len(head))


def stored_document(data=None, name="manifesto.pdf", **attributes):
    """A document of the library, written by code: no validator of uploads saw it."""
    folder, _created = Folder.objects.get_or_create(name="Documenti di prova")
    return File.objects.create(
        folder=folder,
        original_filename=name,
        file=ContentFile(pdf() if data is None else data, name),
        mime_type="application/pdf",
        is_public=True,
        **attributes,
    )


def placed_document(content, file, slot="content", **attributes):
    """A document at the end of a slot of a page's draft."""
    placeholder = writing.placeholders_of(content)[slot]
    words = {"title": "Manifesto della campagna"} | attributes
    return add_plugin(placeholder, "DocumentPlugin", content.language, file=file, **words)
