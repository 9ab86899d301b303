"""Keeps what is known of a document in step with its file, whichever way that was uploaded, replaced or deleted."""

import logging
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from filer.models import File

from cremona_site.documents import PDF, Contents, contents_of
from cremona_site.models import DocumentFacts
from cremona_site.uploads import MAX_BYTES

logger = logging.getLogger(__name__)


def watch():
    pre_save.connect(document_changes, sender=File, dispatch_uid="documents-change")
    post_save.connect(document_saved, sender=File, dispatch_uid="documents-saved")
    pre_delete.connect(document_changes, sender=File, dispatch_uid="documents-go")
    post_delete.connect(document_gone, sender=File, dispatch_uid="documents-gone")


def document_changes(sender, instance, raw=False, update_fields=None, **kwargs):
    instance.document_before = None if raw or update_fields else stored(instance.pk)


def document_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    if not raw and not update_fields:
        after_commit(describe, instance.pk)
        document_gone(sender, instance)


def document_gone(sender, instance, **kwargs):
    if instance.document_before:
        after_commit(remove_unused, instance.document_before)


def stored(pk):
    """A document as the database has it, if it has a file; pictures have signals of their own."""
    file = File.objects.non_polymorphic().filter(pk=pk, mime_type=PDF).first()
    return file if file and file.file else None


def after_commit(action, *arguments):
    transaction.on_commit(partial(attempt, action, *arguments))


def attempt(action, *arguments):
    """Logs what goes wrong: the upload stands, and pages show the document without what is not known of it."""
    try:
        action(*arguments)
    except Exception:
        logger.exception("A document is not as it should be: %s%r", action.__name__, arguments)


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
