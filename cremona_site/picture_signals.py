"""Keeps what was made of a picture in step with it, whichever way it was uploaded, replaced, resized or deleted."""

from filer.models import File, Image

from cremona_site.file_changes import Follower
from cremona_site.pictures import folder_of, make_variants, variants_of

DESCRIPTION = ("sha1", "_file_size", "_width", "_height", "_transparent")


def watch():
    fault = "The variants of a picture are not as they should be, pages may show the original"
    Follower(Image, stored, finish, remove_unused, fault).watch()


def stored(pk):
    """An image as the database has it, if it has a file."""
    image = Image.objects.filter(pk=pk).first()
    return image if image and image.file else None


def finish(pk):
    """Describes a picture as it was stored and makes its variants; returns how many were made.

    Filer measures a file before its validators turn and lighten it. The save comes last and tells whoever listens, a
    cache of pages for one, that the picture is there in all its sizes.
    """
    image = stored(pk)
    if image is None:
        return 0
    before = [getattr(image, name) for name in DESCRIPTION]
    with image.file.open():  # fails where the file is missing: filer would describe it as empty
        image.file_data_changed()
    made = make_variants(image)
    if made or before != [getattr(image, name) for name in DESCRIPTION]:
        image.save(update_fields=DESCRIPTION)
    return made


def remove_unused(image):
    """Removes the files of an image as it was before: replaced or deleted, it is no longer meant to be seen.

    What is still as it was keeps its files, and so does a copy in the library, which filer puts into the same folder.
    """
    if not Image.objects.filter(file__startswith=f"{folder_of(image)}/", sha1=image.sha1).exists():
        for variant in variants_of(image, recipe=None):
            image.file.storage.delete(variant.name)
    if not File.objects.filter(file=image.file.name).exists():
        image.file.delete(save=False)
