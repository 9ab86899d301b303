"""Offices in the site map, and the day of their last change."""

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from contacts.models import ContactPoint, Office, OpeningHours
from cremona_site.languages import addresses_of
from cremona_site.sitemaps.entries import Entry, PublicSitemap


class OfficeSitemap(PublicSitemap):
    """Active offices; they changed when they, their contacts or their hours were last saved."""

    def items(self):
        offices = Office.objects.active().annotate(
            saved_at=last_saved(Office, "id"),
            contact_saved_at=last_saved(ContactPoint, "office"),
            hours_saved_at=last_saved(OpeningHours, "office"),
        )
        return [
            Entry(path, saved_on(office), addresses)
            for office in offices
            for addresses in [addresses_of("contacts:office", office.slug)]
            for path in addresses.values()
        ]

    def get_latest_lastmod(self):
        return max((entry.changed_on for entry in self.items() if entry.changed_on), default=None)


def last_saved(model, office):
    history = model.history.filter(**{office: OuterRef("pk")}).order_by("-history_date")
    return Subquery(history.values("history_date")[:1])


def saved_on(office):
    moments = [office.saved_at, office.contact_saved_at, office.hours_saved_at]
    return max((timezone.localdate(moment) for moment in moments if moment), default=None)
