from cms.models import CMSPlugin
from django.db import models


class OfficeCard(CMSPlugin):
    """Puts an office into a slot of a page. Versions of pages come and go with their own card."""

    office = models.ForeignKey(
        "contacts.Office",
        models.PROTECT,
        related_name="cards",
        verbose_name="ufficio",
        help_text="Indirizzo, telefoni e orari si cambiano una volta sola, nella scheda dell’ufficio.",
    )

    def __str__(self):
        return self.office.name
