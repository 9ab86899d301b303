"""Files that come with a form: judged as the library judges them, and gone again where the page is not made."""

import hashlib
import mimetypes

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from filer.models import File, Folder, Image
from filer.validation import validate_upload

from cremona_site.documents import PDF
from cremona_site.media_library.words import mark_decorative, remember

EMPTY = "Il file è vuoto: salvalo di nuovo sul tuo computer, poi sceglilo qui."
AGAIN = "Il browser non conserva i file scelti: scegli di nuovo «{name}», poi premi il pulsante."


class FileForm(forms.Form):
    """A form with a field `upload`, whose file becomes one of the library; `refused` says which never arrived."""

    is_picture = False

    def __init__(self, *args, user, refused=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.refused = user, dict(refused)

    def clean_upload(self):
        if why := self.refused.get(self.add_prefix("upload")):
            raise ValidationError(why)
        upload = self.cleaned_data["upload"]
        return upload and judged(upload, self.user, is_picture=self.is_picture)

    def ask_again(self):
        """Says that the file is to be chosen again: another field was wrong, and browsers keep no files."""
        if (upload := self.files.get(self.add_prefix("upload"))) and "upload" not in self.errors:
            self.add_error("upload", AGAIN.format(name=upload.name))


def judged(upload, user, *, is_picture):
    """The upload, if the library takes it; what it must not carry is gone from it."""
    kind = mimetypes.guess_type(upload.name)[0] or ""
    if is_picture and kind == PDF:
        raise ValidationError(f"«{upload.name}» è un PDF: aggiungilo più sotto, fra i documenti. Qui va un’immagine.")
    if not is_picture and kind != PDF:
        raise ValidationError(f"«{upload.name}» non è un PDF: esportalo come PDF dal programma che lo ha fatto.")
    validate_upload(upload.name, upload, user, kind)
    return upload


class Shelf:
    """Puts files of somebody into a folder of the library, and remembers which."""

    def __init__(self, user, folder):
        self.user, self.folder = user, folder
        self.stored = []

    def put_picture(self, upload, words):
        """The picture, of which the library keeps what `words` say for who does not see it."""
        image = self.put(Image, upload)
        if words["is_decorative"]:
            mark_decorative(image, True)
        remember(image, words["alternative_text"])
        return image

    def put_document(self, upload):
        return self.put(File, upload)

    def put(self, model, upload):
        """The file in the library; the one that is there already, where somebody brings the same again."""
        folder = self.this_year()
        upload.seek(0)
        digest = hashlib.file_digest(upload, "sha1").hexdigest()
        upload.seek(0)
        known = model.objects.filter(folder=folder, original_filename=upload.name, sha1=digest).first()
        if known:
            return known
        file = model(owner=self.user, original_filename=upload.name, file=upload, folder=folder, is_public=True)
        try:
            file.save()
        finally:
            if file.file._committed:
                self.stored.append((file.file.storage, file.file.name))
        return file

    def this_year(self):
        above, _created = Folder.objects.get_or_create(name=self.folder, parent=None)
        folder, _created = Folder.objects.get_or_create(name=str(timezone.localdate().year), parent=above)
        return folder

    def clear(self):
        """Removes what was stored: the rows of a failed transaction are gone, their files are not."""
        for storage, name in self.stored:
            storage.delete(name)
