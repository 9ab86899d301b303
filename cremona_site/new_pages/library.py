"""The pictures of the library that a form offers."""

from dataclasses import dataclass

from django.db.models import Q
from filer.models import Image

from cremona_site.pictures import variants_of

MOST = 12


@dataclass(frozen=True)
class Offered:
    """A picture to choose, and the address of a small file of it."""

    pk: int
    name: str
    folder: str
    src: str
    is_chosen: bool


def images():
    return Image.objects.filter(is_public=True).select_related("folder")


def offered(words, chosen):
    """What `words` find, or the newest; the one that is chosen already comes first."""
    found = images().order_by("-pk")
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(original_filename__icontains=word)
            | Q(default_alt_text__icontains=word)
            | Q(folder__name__icontains=word)
        )
    kept = [chosen] if chosen else []
    others = [image for image in found[: MOST + 1] if image != chosen][:MOST]
    return [offer(image, image == chosen) for image in kept + others if image.file]


def offer(image, is_chosen):
    variants = variants_of(image)
    src = image.file.storage.url(variants[0].name) if variants else image.url
    return Offered(image.pk, image.label, image.folder.name if image.folder else "", src, is_chosen)
