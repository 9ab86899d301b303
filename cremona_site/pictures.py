"""The smaller files in which visitors get a picture: made once, when it is uploaded, and never while a page is shown.

They lie beside the original. Their names carry a digest of it and of the recipe, so a name stands for the same bytes
for ever; what exists is what the folder holds, and a page shows the original where nothing was made.
"""

import hashlib
import re
from dataclasses import dataclass
from posixpath import basename, dirname

from django.core.files.base import ContentFile
from PIL import ExifTags, Image

from cremona_site.pixels import encoded, plain

WIDTHS = (480, 960, 1440)  # the column of text is 640 wide, screens have up to three times as many pixels
FALLBACK_WIDTH = 960
SVG = "image/svg+xml"
# By ending of the file's name. AVIF at speed 6: a photo of 12 megapixels takes a second or two in all.
MODERN = {"avif": ("AVIF", {"quality": 50, "speed": 6}), "webp": ("WEBP", {"quality": 75, "method": 4})}
JPEG = {"quality": 80, "optimize": True, "progressive": True}
FALLBACKS = {"jpg": ("JPEG", JPEG), "png": ("PNG", {"compress_level": 4})}
RECIPE = hashlib.sha256(repr((MODERN, FALLBACKS)).encode()).hexdigest()[:6]
NAME = re.compile(r"(?P<digest>[0-9a-f]{16})-(?P<recipe>[0-9a-f]{6})-(?P<width>\d+)x(?P<height>\d+)\.(?P<ending>\w+)")


@dataclass(frozen=True, order=True)
class Variant:
    """A file in which a picture comes, by the name it bears in the storage of the original."""

    width: int
    height: int
    ending: str
    name: str

    @property
    def content_type(self):
        return "image/jpeg" if self.ending == "jpg" else f"image/{self.ending}"


def is_variant(path):
    return bool(NAME.fullmatch(basename(path)))


def digest_of(image):
    return image.sha1[:16]


def folder_of(image):
    return dirname(image.file.name)


def has_variants(image):
    """Whether an image of the library is of a kind that comes in several sizes: a drawing fits all."""
    return bool(image.file and image.sha1) and image.mime_type != SVG


def variants_of(image, recipe=RECIPE):
    """The files made of an image that are there, the smallest first; those of another recipe too with `recipe=None`."""
    if not has_variants(image):
        return []
    folder = folder_of(image)
    try:
        _folders, names = image.file.storage.listdir(folder)
    except FileNotFoundError:
        return []
    found = [match for match in map(NAME.fullmatch, names) if match and match["digest"] == digest_of(image)]
    return sorted(
        Variant(int(match["width"]), int(match["height"]), match["ending"], f"{folder}/{match[0]}")
        for match in found
        if recipe in {None, match["recipe"]}
    )


def make_variants(image):
    """Writes the files that an image lacks, and removes those of another recipe; returns how many were written."""
    if not has_variants(image):
        return 0
    wanted = wanted_of(image)
    there = variants_of(image, recipe=None)
    missing = [variant for variant in wanted if variant not in there]
    if missing:
        write(missing, image)
    for variant in there:
        if variant not in wanted:
            image.file.storage.delete(variant.name)
    return len(missing)


def wanted_of(image):
    with image.file.storage.open(image.file.name) as file, Image.open(file) as original:
        lies_on_its_side = original.getexif().get(ExifTags.Base.Orientation, 1) >= 5
        size = original.size[::-1] if lies_on_its_side else original.size
        fallback = "png" if original.format == "PNG" or original.has_transparency_data else "jpg"
    endings = [(width, ending) for width in WIDTHS for ending in MODERN]
    return sorted({named(image, size, width, ending) for width, ending in [*endings, (FALLBACK_WIDTH, fallback)]})


def named(image, size, width, ending):
    full_width, full_height = size
    width = min(width, full_width)
    height = max(1, round(full_height * width / full_width))
    name = f"{folder_of(image)}/{digest_of(image)}-{RECIPE}-{width}x{height}.{ending}"
    return Variant(width, height, ending, name)


def write(variants, image):
    with image.file.storage.open(image.file.name) as file, Image.open(file) as original:
        picture = plain(original)
    sized = {}
    for variant in variants:
        size = variant.width, variant.height
        if size not in sized:
            sized[size] = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
        kind, options = (MODERN | FALLBACKS)[variant.ending]
        image.file.storage.save(variant.name, ContentFile(encoded(sized[size], kind, **options)))


def shown(image):
    """An image of the library as `components/picture.html` takes it: sources, src, width, height."""
    variants = variants_of(image)
    url = image.file.storage.url
    sources = []
    for ending in MODERN:
        files = [variant for variant in variants if variant.ending == ending]
        if files:
            srcset = ", ".join(f"{url(file.name)} {file.width}w" for file in files)
            sources.append({"type": files[0].content_type, "srcset": srcset})
    fallback = next((variant for variant in variants if variant.ending in FALLBACKS), None)
    largest = variants[-1] if variants else image
    return {
        "sources": sources,
        "src": url(fallback.name) if fallback else image.url,
        "width": round(largest.width) or None,
        "height": round(largest.height) or None,
    }
