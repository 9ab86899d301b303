from cms.models import CMSPlugin
from django.db import models


class OfficeCardManager(models.Manager):
    """The CMS reads all cards of a page in one query: their offices come along, with contacts and hours."""

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .select_related("office")
            .prefetch_related("office__contact_points", "office__opening_hours")
        )


class OfficeCard(CMSPlugin):
    """Puts an office into a slot of a page. Versions of pages come and go with their own card."""

    office = models.ForeignKey(
        "contacts.Office",
        models.PROTECT,
        related_name="cards",
        verbose_name="ufficio",
        help_text="Indirizzo, telefoni e orari si cambiano una volta sola, nella scheda dell’ufficio.",
    )

    objects = OfficeCardManager()

    def __str__(self):
        return self.office.name
