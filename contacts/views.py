from django.utils.translation import get_language
from django.views.generic import DetailView

from contacts.models import Office
from contacts.usage import articles_on
from cremona_site.languages import addresses_of
from cremona_site.navigation import Crumb, breadcrumb_to, url_of


class OfficeDetail(DetailView):
    """One office at its own address."""

    queryset = Office.objects.active().with_contacts()
    template_name = "contacts/office.html"

    def get_context_data(self, **kwargs):
        language = get_language()
        articles = articles_on(self.object, language)
        return super().get_context_data(
            pages=[Crumb(content.title, url_of(content.url_path)) for content in articles],
            addresses=addresses_of("contacts:office", self.object.slug),
            crumbs=breadcrumb_to("uffici", language),
            **kwargs,
        )
