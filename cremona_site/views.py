from django.views.generic import TemplateView

from cremona_site.style_guide import examples


class StyleGuide(TemplateView):
    """Every component in every state, on one page; served in DEBUG only."""

    template_name = "style_guide.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**examples(), **kwargs)
