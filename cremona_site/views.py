from django.conf import settings
from django.templatetags.static import static
from django.views.generic import RedirectView, TemplateView
from django.views.static import serve

from cremona_site.pictures import is_variant
from cremona_site.style_guide import examples


class Favicon(RedirectView):
    """Where browsers look for the icon of pages that name none, such as the admin's."""

    def get_redirect_url(self, *args, **kwargs):
        return static("favicon.svg")


def uploaded_file(request, path, document_root):
    """A file of the library. The name of a variant of a picture stands for the same bytes for ever."""
    response = from_store(request, path) if settings.MEDIA_S3_BUCKET else serve(request, path, document_root)
    if is_variant(path):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def from_store(request, path):
    from cremona_site.media_store import answer  # what talks to stores is large: only where there is one

    return answer(request, path)


class StyleGuide(TemplateView):
    """Every component in every state, on one page; served in DEBUG only."""

    template_name = "style_guide.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**examples(), **kwargs)
