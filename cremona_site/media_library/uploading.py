"""Taking a file into the library, whichever form it came through."""

import hashlib
import logging
import mimetypes

from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST
from filer.models import File, Folder, Image
from filer.settings import FILER_THUMBNAIL_ICON_SIZE
from filer.validation import validate_upload

from cremona_site.media_library.upload_limits import refusals_of
from cremona_site.unavailable import StoreAwayError

logger = logging.getLogger(__name__)

NO_LEAVE = "Non puoi caricare file. Chiedi a chi gestisce gli accessi."
NO_FOLDER = "Questa cartella non c’è più: ricarica la pagina e scegline un’altra."
STORE_AWAY = "L’archivio dei file ora non risponde: il file non è stato salvato. Riprova fra qualche minuto."
ONE_FILE = "Non è arrivato nessun file, o più di uno: riprova, un file alla volta."


def take(upload, folder, owner):
    """The new file of the library; raises a ValidationError that says how to mend what is wrong."""
    mime_type = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    model = Image if Image.matches_file_type(upload.name, upload, mime_type) else File
    form_class = modelform_factory(model, fields=["original_filename", "owner", "file"])
    form = form_class({"original_filename": upload.name, "owner": owner.pk}, {"file": upload})
    form.instance.mime_type = mime_type
    if not form.is_valid():
        raise ValidationError([f"«{upload.name}»: {error}" for errors in form.errors.values() for error in errors])
    validate_upload(upload.name, upload, owner, mime_type)
    refuse_second(upload, folder)
    file = form.save(commit=False)
    file.folder, file.is_public = folder, True
    try:
        file.save()
    except StoreAwayError as error:
        logger.warning("%s", error)
        raise ValidationError(STORE_AWAY) from error
    return file


def refuse_second(upload, folder):
    """A form that is sent twice does nothing twice."""
    upload.seek(0)
    digest = hashlib.file_digest(upload, "sha1").hexdigest()
    upload.seek(0)
    if File.objects.filter(folder=folder, original_filename=upload.name, sha1=digest).exists():
        raise ValidationError(f"«{upload.name}» c’è già in questa cartella, identico: usa quello.")


@require_POST
def receive(request, folder_id=None):
    """Takes one file from a script, and answers what it is or what is wrong with it."""
    if not request.user.has_perm("filer.add_file"):
        return JsonResponse({"error": NO_LEAVE}, status=403)
    if refusals := refusals_of(request):
        return JsonResponse({"error": " ".join(refusals)}, status=400)
    if len(request.FILES) != 1:
        return JsonResponse({"error": ONE_FILE}, status=400)
    folder = Folder.objects.filter(pk=folder_id or request.session.get("filer_last_folder_id") or 0).first()
    if folder_id and not folder:
        return JsonResponse({"error": NO_FOLDER}, status=400)
    (upload,) = request.FILES.values()
    try:
        return JsonResponse(description_of(take(upload, folder, request.user)))
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=400)


def description_of(file):
    """A file as the form that puts it into a page wants to know it."""
    told = {"file_id": file.pk, "label": str(file), "alt_text": "", "change_url": file.get_admin_change_url()}
    if isinstance(file, Image):
        told["thumbnail_180"] = reverse("admin:filer_image_fileicon", args=[file.pk, FILER_THUMBNAIL_ICON_SIZE])
        told["original_image"] = file.url
    return told
