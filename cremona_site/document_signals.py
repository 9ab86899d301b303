"""Keeps what is known of a document in step with its file, whichever way that was uploaded, replaced or deleted."""

from filer.models import File

from cremona_site.documents import PDF, Contents, contents_of
from cremona_site.file_changes import Follower
from cremona_site.models import DocumentFacts
from cremona_site.uploads import MAX_BYTES


def watch():
    fault = "A document is not as it should be, pages may show it without what is not known of it"
    Follower(File, stored, describe, remove_unused, fault).watch()


def stored(pk):
    """A document as the database has it, if it has a file; pictures have signals of their own."""
    file = File.objects.non_polymorphic().filter(pk=pk, mime_type=PDF).first()
    return file if file and file.file else None


def describe(pk):
    """Writes down what a document tells of itself; returns whether it was read, which it is once for each file."""
    file = stored(pk)
    if file is None or DocumentFacts.objects.filter(file=pk, sha1=file.sha1).exists():
        return False
    with file.file.open() as opened:
        contents = contents_of(opened.read()) if file.size <= MAX_BYTES else Contents()
    facts = {"pages": contents.pages, "language": contents.language, "title": contents.title}
    DocumentFacts.objects.update_or_create(file_id=pk, defaults={"sha1": file.sha1, **facts})
    return True


def remove_unused(file):
    """Removes a file that was replaced or deleted, unless the library has it twice: nobody is meant to read it."""
    if not File.objects.filter(file=file.file.name).exists():
        file.file.delete(save=False)
