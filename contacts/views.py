from django.utils.translation import get_language
from django.views.generic import DetailView

from contacts.models import Office
from contacts.usage import articles_on
from cremona_site.navigation import Crumb, breadcrumb_to


class OfficeDetail(DetailView):
    """One office at its own address."""

    queryset = Office.objects.active().with_contacts()
    template_name = "contacts/office.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            pages=[Crumb(content.title, content.get_absolute_url()) for content in articles_on(self.object)],
            crumbs=breadcrumb_to("uffici", get_language()),
            **kwargs,
        )
