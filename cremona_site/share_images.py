"""Serves the pictures of shared links. Each is drawn once, for whoever asks first, and kept in the storage of uploads.

The address holds a digest of what the picture shows: only the address that the page itself names makes the site draw.
"""

from contextlib import suppress

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from cremona_site import previews
from cremona_site.share_drawing import draw
from cremona_site.unavailable import is_full

FOLDER = "condivisione"
END_OF_PNG = b"IEND\xaeB`\x82"


@require_safe
def share_image(request, kind, pk, language, digest):
    """The picture of a page or an office; a former address of it leads to the one of now."""
    preview = previews.find(kind, pk, language)
    if preview is None:
        raise Http404
    if digest != preview.digest:
        return redirect(preview.image_path)  # not for ever: a title may come back
    response = HttpResponse(kept(preview) or drawn(preview), content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def folder_of(preview):
    return f"{FOLDER}/{preview.kind}-{preview.pk}-{preview.language}"


def kept(preview):
    """The picture as it was drawn before; None where it was not, or where another process is still writing it."""
    try:
        with default_storage.open(f"{folder_of(preview)}/{preview.digest}.png") as stored:
            data = stored.read()
    except FileNotFoundError:
        return None
    return data if data.endswith(END_OF_PNG) else None


def drawn(preview):
    """The picture, drawn now and kept in place of whatever there was: one file a page and language."""
    data = draw(settings.SITE_NAME, preview.title)
    folder = folder_of(preview)
    wanted = f"{folder}/{preview.digest}.png"
    with suppress(FileNotFoundError):  # a folder that nothing was kept in yet; a store knows no folders
        for former in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{former}")
    try:
        saved = default_storage.save(wanted, ContentFile(data))
        if saved != wanted:  # another process, which draws it too, was faster
            default_storage.delete(saved)
    except FileNotFoundError:  # or it swept this one away
        pass
    except OSError as error:
        if not is_full(error):
            raise
    return data
