"""The pages of a single image or document: its words, its replacement, where it is used."""

from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from filer.admin.fileadmin import FileAdmin
from filer.admin.imageadmin import ImageAdmin

from cremona_site.media_library.forms import FileForm, ImageForm
from cremona_site.media_library.refusals import refuse_deletion
from cremona_site.media_library.usage import is_promised, places_of_one
from cremona_site.media_library.words import has_words, mark_decorative, words_of
from cremona_site.upstream import PUBLISH


class LibraryFileAdmin(FileAdmin):
    """A document. Who may not publish does not replace what visitors see: that would be past drafts and versions."""

    form = FileForm
    main_fields = ["name", "description"]
    change_form_template = "admin/filer/file/change_form.html"
    popup_response_template = "admin/filer/file/popup_response.html"
    autocomplete_fields = readonly_fields = ()

    def has_change_permission(self, request, obj=None):
        """Filer lets everybody into lists and asks about single files only."""
        codename = get_permission_codename("change", self.opts)
        return request.user.has_perm(f"{self.opts.app_label}.{codename}") and super().has_change_permission(
            request, obj
        )

    def may_replace(self, request, file):
        """Visitors must not see, at once or at a fixed hour, what no publisher has seen."""
        if request.user.has_perm(PUBLISH):
            return True
        return not any(place.is_published for place in places_of_one(file)) and not is_promised(file)

    def get_fieldsets(self, request, obj=None):
        replacement = [("Un altro file", {"fields": ["file"]})] if obj and self.may_replace(request, obj) else []
        return [(None, {"fields": self.main_fields}), *replacement]

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj and "file" in request.FILES and not self.may_replace(request, obj):
            raise PermissionDenied("Lo vede chi visita il sito: può sostituirlo solo chi pubblica.")
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"request": request})

    def save_model(self, request, obj, form, change):
        if "file" in form.changed_data:
            obj.original_filename = request.FILES["file"].name
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        places = places_of_one(obj) if obj else []
        context |= {
            "places": places,
            "may_replace": obj and self.may_replace(request, obj),
            "title": f"{obj}",
            "subtitle": None,
        }
        response = super().render_change_form(request, context, add, change, form_url, obj)
        response.context_data["show_delete"] = not places
        return response

    def changelist_view(self, request, extra_context=None):
        """Files are listed by folder; a second list would have rules of its own."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return redirect("admin:filer-directory_listing-root")

    def delete_view(self, request, object_id, extra_context=None):
        file = self.get_object(request, unquote(object_id))
        if file is None:
            raise Http404
        if not self.has_delete_permission(request, file):
            raise PermissionDenied
        try:
            if places_of_one(file):
                return refuse_deletion(self, request, [file])
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:  # somebody placed it since we looked
            return refuse_deletion(self, request, [file])


class LibraryImageAdmin(LibraryFileAdmin, ImageAdmin):
    """An image, with the words for who does not see it."""

    form = ImageForm
    main_fields = ["name", "default_alt_text", "is_decorative", "author", "description"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        mark_decorative(obj, form.cleaned_data["is_decorative"])

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["lacks_words"] = obj and not has_words(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_urls(self):
        own = path("<int:pk>/parole/", self.admin_site.admin_view(self.words), name="filer_image_words")
        return [own, *super().get_urls()]

    def words(self, request, pk):
        """What the library says of an image, for the form that puts it into a page."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return words_of(get_object_or_404(self.model, pk=pk))
