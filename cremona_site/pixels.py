"""The pixels of a picture, without what cameras and programs write beside them."""

from io import BytesIO

from PIL import ImageCms, ImageOps

SRGB = ImageCms.createProfile("sRGB")


def plain(image):
    """The picture as it is meant to be seen: upright, in sRGB, as L, RGB or RGBA, with nothing beside its pixels."""
    ImageOps.exif_transpose(image, in_place=True)
    image = in_srgb(image)
    image.info = {}  # Pillow writes some of it (a comment, a colour profile) without being asked
    return image


def in_srgb(image):
    """Browsers differ on colour profiles, and a profile is metadata too: the colours move, the profile goes."""
    profile = image.info.get("icc_profile")
    image = in_eight_bits(image)
    if profile and image.mode != "L":
        try:
            return ImageCms.profileToProfile(image, BytesIO(profile), SRGB, outputMode=mode_for(image))
        except (ImageCms.PyCMSError, OSError):
            pass  # no profile, or one for other colours than these: nothing to go by
    return image if image.mode == "L" else image.convert(mode_for(image))


def in_eight_bits(image):
    if image.mode == "I;16":  # sixteen bits of grey: `convert` alone would make white all that is not black
        return image.point(lambda level: level / 256).convert("L")
    if image.mode in {"L", "RGB", "CMYK"} and not image.has_transparency_data:
        return image
    return image.convert(mode_for(image))


def mode_for(image):
    return "RGBA" if image.has_transparency_data else "RGB"


def encoded(image, kind, **options):
    """The bytes of a picture in a format that Pillow knows as `kind`."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
