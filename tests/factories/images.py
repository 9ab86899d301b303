"""Pictures as phones make them, as editors draw them, and as nobody should upload them: all made by code."""

import io
import struct
import zlib
from itertools import pairwise

from cms.api import add_plugin
from django.core.files.base import ContentFile
from filer.models import Folder, Image
from PIL import ExifTags, ImageCms
from PIL import Image as Pixels

from cremona_site import writing

SVG = "http://www.w3.org/2000/svg"
LYING = 6  # the value of a photo whose top is at the right of its pixels
SECRET = b"Cascina Moreni"
PAGE = b"<html><script>alert(1)</script></html>"


def picture(width=64, height=32, colour=(200, 60, 20), mode="RGB"):
    """A picture of one colour, with its top left quarter in black, so that one sees how it lies."""
    image = Pixels.new(mode, (width, height), colour)
    image.paste(Pixels.new(mode, (width // 2, height // 2)), (0, 0))
    return image


def encoded(image, kind="JPEG", **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(kind="JPEG", orientation=LYING, **size):
    """A photo that says where it was taken, with what, and in which words its author described it."""
    exif = Pixels.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.ImageDescription] = SECRET.decode()
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (45.0, 8.0, 1.0), 3: "E", 4: (10.0, 1.0, 2.0)}
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    others = {"JPEG": {"comment": SECRET, "xmp": xmp}, "PNG": {}, "WEBP": {"xmp": xmp}, "AVIF": {"xmp": xmp}}
    return encoded(picture(**size), kind, exif=exif, **others[kind])


def swapped_colours():
    """A colour profile that calls red what is green: right pixels look wrong to who ignores it."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")


def chunk(name, data):
    """A piece of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def claiming(width, height):
    """A PNG of some hundred bytes that claims to have `width` by `height` pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def png_with(name, start, data):
    """A whole PNG with a piece of this name behind its header."""
    png = encoded(picture(), "PNG")
    return png[:33] + chunk(name, start + data) + png[33:]


def swelling(megabytes=200):
    """Some hundred kilobytes that swell a thousandfold."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1024**2)) for _ in range(megabytes)) + packer.flush()


def tiff_claiming(width, height):
    tags = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (279, 4, 1)]
    rows = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + rows + bytes(4)


def webp_claiming(width, height):
    """A lossless WebP that has no pixels behind its measures."""
    data = b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + bytes(64)
    return b"RIFF" + struct.pack("<I", 12 + len(data)) + b"WEBPVP8L" + struct.pack("<I", len(data)) + data


def avif_claiming(width, height):
    data = encoded(picture(), "AVIF")
    place = data.index(b"ispe") + 8
    return data[:place] + struct.pack(">II", width, height) + data[place + 8 :]


def laughing():
    """A drawing whose entities are made of entities, ten times ten times ten."""
    names = "abcdefghi"
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    return f'<!DOCTYPE svg [<!ENTITY a "ah">{entities}]>'.encode() + drawing("<text>&i;</text>")


def many_scans(number=200):
    """A progressive JPEG that paints its last details over and over again."""
    data = encoded(picture(), progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * number + data[-2:]


def animated(kind):
    return encoded(picture(), kind, save_all=True, append_images=[picture(colour=(0, 0, 200))])


def drawing(inside="", attributes='viewBox="0 0 40 20"'):
    return f'<svg xmlns="{SVG}" {attributes}>{inside}<rect width="4" height="4"/></svg>'.encode()


def stored_image(data=None, name="foto.jpg", **attributes):
    """A picture of the library, written by code: no validator of uploads saw it."""
    data = encoded(picture()) if data is None else data
    folder, _created = Folder.objects.get_or_create(name="Immagini di prova")
    words = {"default_alt_text": "La piazza vista dal Torrazzo"} | attributes
    return Image.objects.create(
        folder=folder, original_filename=name, file=ContentFile(data, name), is_public=True, **words
    )


def placed_picture(content, image, slot="content", **attributes):
    """A picture at the end of a slot of a page's draft."""
    placeholder = writing.placeholders_of(content)[slot]
    words = {"alternative_text": "La piazza vista dal Torrazzo"} | attributes
    return add_plugin(placeholder, "PicturePlugin", content.language, image=image, **words)
