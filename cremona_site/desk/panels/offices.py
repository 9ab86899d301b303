from django.urls import reverse

from contacts.models import Office
from cremona_site.desk.panels.panel import Panel


class Offices(Panel):
    """Whom citizens reach and how: a phone is corrected from here."""

    key = "uffici"
    empty = "Nessun ufficio."
    is_beside = True

    @property
    def title(self):
        return "Correggi un recapito" if self.user.has_perm("contacts.change_office") else "Recapiti degli uffici"

    def is_for_user(self):
        return self.user.has_perm("contacts.view_office")

    def find(self):
        return Office.objects.order_by("-is_active", "name").prefetch_related("contact_points")

    @property
    def rows(self):
        may_change = self.user.has_perm("contacts.change_office")
        return [
            {
                "name": office.name,
                "phones": [phone.display for phone in office.phones],
                "is_active": office.is_active,
                "url": reverse("admin:contacts_office_change", args=[office.pk]),
                "may_change": may_change,
            }
            for office in self.things
        ]
