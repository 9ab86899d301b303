"""Pages of the library that filer does not have: a plain form for uploads, and the words that images lack."""

import re

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from filer.admin.tools import AdminContext, popup_status
from filer.models import Folder

from cremona_site.media_library.addresses import listing_of
from cremona_site.media_library.alternative_text import problem_of
from cremona_site.media_library.upload_limits import refusals_of
from cremona_site.media_library.uploading import take
from cremona_site.media_library.words import images_without_words, mark_decorative

IMAGES_A_PAGE = 20


class FolderChoice(forms.ModelChoiceField):
    def label_from_instance(self, folder):
        return folder.pretty_logical_path


class UploadForm(forms.Form):
    """Where the files go; the files themselves are read one by one."""

    folder = FolderChoice(Folder.objects.all(), label="Cartella", required=False, empty_label="Nessuna: da ordinare")


class WordsForm(forms.Form):
    """The words of one image; left empty, they wait for another time."""

    text = forms.CharField(label="Testo alternativo", required=False, max_length=250, widget=AdminTextInputWidget)
    is_decorative = forms.BooleanField(label="Solo decorativa", required=False)

    def clean(self):
        text, is_decorative = self.cleaned_data.get("text", ""), self.cleaned_data.get("is_decorative", False)
        if (text or is_decorative) and (problem := problem_of(text, is_decorative)):
            self.add_error("text", problem)
        return self.cleaned_data


def page(request, template, title, **context):
    common = admin.site.each_context(request) | {"title": title, "opts": Folder._meta}
    common |= {"is_popup": popup_status(request), "filer_admin_context": AdminContext(request)}
    return TemplateResponse(request, template, common | context)


def upload_files(request):
    """Takes several files from a form that needs neither a script nor a pointer."""
    if not request.user.has_perm("filer.add_file"):
        raise PermissionDenied
    form = UploadForm(request.POST or None, initial={"folder": request.GET.get("folder")})
    if request.method == "POST" and form.is_valid():
        folder = form.cleaned_data["folder"]
        refusals = [*refusals_of(request), *take_all(request, folder)]
        for refusal in refusals:
            messages.error(request, refusal)
        if not refusals:
            return redirect(listing_of(folder, request))
    return page(request, "admin/filer/upload.html", "Carica file", form=form)


def take_all(request, folder):
    """Takes what is sent; returns what is wrong with the rest."""
    uploads, refusals = request.FILES.getlist("files"), []
    if not uploads and not refusals_of(request):
        return ["Scegli almeno un file dal tuo computer, poi premi «Carica»."]
    for upload in uploads:
        try:
            messages.success(request, f"«{take(upload, folder, request.user)}» è nella libreria.")
        except ValidationError as error:
            refusals += error.messages
    return refusals


def missing_words(request):
    """All images that lack an alternative text, with a field for each: after many uploads, one page is enough."""
    if not request.user.has_perm("filer.change_image"):
        raise PermissionDenied
    waiting = images_without_words().order_by("-uploaded_at")
    images = Paginator(waiting, IMAGES_A_PAGE).get_page(request.GET.get("p"))
    typed = request.POST if request.method == "POST" else None
    # Of what was sent, whatever stands on that page by now
    listed = images if typed is None else waiting.filter(pk__in=numbers_in(typed))
    rows = [(image, WordsForm(typed, prefix=str(image.pk))) for image in listed]
    if typed is not None:
        faulty = save_words(request, rows)
        if not faulty:
            return redirect(request.get_full_path())
    return page(request, "admin/filer/missing_words.html", "Immagini senza testo alternativo", rows=rows, images=images)


def numbers_in(typed):
    """The images of which something was sent, by the names of the fields: «12-text», «12-is_decorative»."""
    found = (re.fullmatch(r"([0-9]{1,9})-(?:text|is_decorative)", name) for name in typed)
    return list(dict.fromkeys(field[1] for field in found if field))[:IMAGES_A_PAGE]


def save_words(request, rows):
    """Saves what is right; returns whether something is not."""
    saved, faulty = 0, False
    for image, form in rows:
        if not form.is_valid():
            faulty = True
        elif form.has_changed():
            image.default_alt_text = form.cleaned_data["text"]
            image.save()
            mark_decorative(image, form.cleaned_data["is_decorative"])
            saved += 1
    if saved:
        messages.success(request, f"Salvate: {saved}.")
    elif not faulty:
        messages.info(request, "Non hai scritto niente: le immagini aspettano ancora.")
    return faulty
