"""Why a file stays: the pages that use it."""

from django.template.response import TemplateResponse

from cremona_site.media_library.usage import places_of


def refuse_deletion(model_admin, request, files):
    """The page that names each file which is in use, with its places; nothing was deleted."""
    places = places_of(files)
    used = [{"file": file, "places": places[file.pk]} for file in files if file.pk in places]
    context = model_admin.admin_site.each_context(request)
    context |= {"title": "Non si elimina: è usato", "used": used, "opts": model_admin.opts}
    return TemplateResponse(request, "admin/filer/in_use.html", context)
