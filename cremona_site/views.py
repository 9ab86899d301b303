from django.templatetags.static import static
from django.views.generic import RedirectView, TemplateView

from cremona_site.style_guide import examples


class Favicon(RedirectView):
    """Where browsers look for the icon of pages that name none, such as the admin's."""

    def get_redirect_url(self, *args, **kwargs):
        return static("favicon.svg")


class StyleGuide(TemplateView):
    """Every component in every state, on one page; served in DEBUG only."""

    template_name = "style_guide.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**examples(), **kwargs)
