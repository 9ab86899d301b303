"""The folders of the library: what they hold, and what is done with several files at once."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from filer.admin.folderadmin import FolderAdmin
from filer.admin.tools import AdminContext, popup_status
from filer.models import File, Folder

from cremona_site.media_library.addresses import listing_of
from cremona_site.media_library.forms import FolderForm
from cremona_site.media_library.refusals import refuse_deletion
from cremona_site.media_library.usage import places_of
from cremona_site.media_library.views import missing_words, upload_files
from cremona_site.media_library.words import images_without_words, mark_decorative
from cremona_site.models import DocumentFacts

# What is done with several files at once, in the order of the buttons
LABELS = {
    "move_files_and_folders": "Sposta",
    "copy_files_and_folders": "Copia",
    "rename_files": "Rinomina",
    "delete_files_or_folders": "Elimina",
}


class LibraryFolderAdmin(FolderAdmin):
    """Lists files with their words and places. Pictures are not resized here: pages do that by themselves."""

    actions = list(LABELS)
    fields = ["name"]
    autocomplete_fields = ()

    def get_form(self, request, obj=None, change=False, **kwargs):
        return FolderForm

    def get_actions(self, request):
        actions = super().get_actions(request)
        if not self.has_delete_permission(request):
            actions.pop("delete_files_or_folders", None)
        if not request.user.has_perm("filer.change_file"):
            actions.clear()
        return actions

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path(
                "<int:folder_id>/make_folder/",
                view(self.make_folder),
                name="filer-directory_listing-make_folder",
            ),
            path("make_folder/", view(self.make_folder), name="filer-directory_listing-make_root_folder"),
            path("carica/", view(upload_files), name="media_library_upload"),
            path("senza-testo/", view(missing_words), name="media_library_missing_words"),
            *super().get_urls(),
        ]

    def _copy_file(self, file_obj, destination, suffix, overwrite):
        is_decorative = hasattr(file_obj, "decorative")
        super()._copy_file(file_obj, destination, suffix, overwrite)  # makes the copy of `file_obj` itself
        if is_decorative:
            mark_decorative(file_obj, True)

    # The list

    def directory_listing(self, request, folder_id=None, viewtype=None):
        response = super().directory_listing(request, folder_id, viewtype)
        if getattr(response, "template_name", "") == self.directory_listing_template:
            self.describe_files(request, response.context_data)
        return response

    def describe_files(self, request, context):
        files = [item for item in context["paginated_items"] if isinstance(item, File)]
        keys = [file.pk for file in files]
        places, facts = places_of(files), DocumentFacts.objects.in_bulk(keys)
        wordless = set(images_without_words().filter(pk__in=keys).values_list("pk", flat=True))
        for file in files:
            file.places, file.facts = places.get(file.pk, []), facts.get(file.pk)
            file.lacks_words = file.pk in wordless
        context["may_upload"] = request.user.has_perm("filer.add_file")
        context["may_delete"] = self.has_delete_permission(request)
        context["actions"] = [(name, LABELS[name]) for name in self.get_actions(request)]
        context["number_without_words"] = images_without_words().count()

    # A new folder

    def make_folder(self, request, folder_id=None):
        """A page of its own where filer opens a window, which its policy of scripts then cannot close."""
        if not request.user.has_perm("filer.add_folder"):
            raise PermissionDenied
        parent_id = folder_id or request.GET.get("parent_id") or request.POST.get("parent_id") or None
        parent = get_object_or_404(Folder, pk=parent_id) if str(parent_id or "").isdecimal() else None
        form = FolderForm(request.POST or None, instance=Folder(parent=parent, owner=request.user))
        if form.is_valid():
            folder = form.save()
            self.log_addition(request, folder, "Creata nella libreria.")
            self.message_user(request, f"La cartella «{folder.name}» c’è: ora puoi caricarci dei file.")
            return HttpResponseRedirect(listing_of(folder, request))
        context = self.admin_site.each_context(request) | {
            "title": "Nuova cartella",
            "form": form,
            "parent": parent,
            "opts": self.opts,
            "back": listing_of(parent, request),
            "is_popup": popup_status(request),
            "filer_admin_context": AdminContext(request),
        }
        return TemplateResponse(request, "admin/filer/folder/new_folder_form.html", context)

    # Deleting

    def delete_view(self, request, object_id, extra_context=None):
        if self.get_object(request, unquote(object_id)) is None:
            raise Http404
        parent = self.get_queryset(request).get(pk=object_id).parent
        files, folders = File.objects.none(), self.get_queryset(request).filter(pk=object_id)
        response = self.delete_files_or_folders(request, files, folders)
        return response or HttpResponseRedirect(listing_of(parent, request))

    def delete_files_or_folders(self, request, files_queryset, folders_queryset):
        if not self.has_delete_permission(request):
            raise PermissionDenied
        files = [*files_queryset, *File.objects.filter(folder__in=self.all_below(folders_queryset))]
        try:
            if places_of(files):
                return refuse_deletion(self, request, files)
            return super().delete_files_or_folders(request, files_queryset, folders_queryset)
        except ProtectedError:  # somebody placed one since we looked; those deleted before it stay so
            return refuse_deletion(self, request, File.objects.filter(pk__in=[file.pk for file in files]))

    def all_below(self, folders):
        keys = set()
        for folder in folders:
            keys |= {folder.pk, *folder.get_descendants_ids()}
        return keys
