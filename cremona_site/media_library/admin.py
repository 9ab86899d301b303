"""The library in the admin, in place of filer's own pages."""

from django.contrib import admin
from django.urls import path
from filer.admin.clipboardadmin import ClipboardAdmin
from filer.models import Clipboard, File, Folder, Image

from cremona_site.media_library.file_admin import LibraryFileAdmin, LibraryImageAdmin
from cremona_site.media_library.folder_admin import LibraryFolderAdmin
from cremona_site.media_library.uploading import receive


class ReceivingAdmin(ClipboardAdmin):
    """Filer's addresses for uploads, where files now go through our hands."""

    def get_urls(self):
        view = self.admin_site.admin_view(receive)
        return [
            path("operations/upload/<int:folder_id>/", view, name="filer-ajax_upload"),
            path("operations/upload/no_folder/", view, name="filer-ajax_upload"),
            *super().get_urls(),
        ]


for model, model_admin in (
    (File, LibraryFileAdmin),
    (Image, LibraryImageAdmin),
    (Folder, LibraryFolderAdmin),
    (Clipboard, ReceivingAdmin),
):
    admin.site.unregister(model)
    admin.site.register(model, model_admin)
