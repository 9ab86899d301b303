from django.db import models
from simple_history.models import HistoricalRecords


class LegalReference(models.Model):
    """A law or an agreement that a project rests on, and where it can be read."""

    project = models.ForeignKey(
        "projects.Project", models.CASCADE, related_name="legal_references", verbose_name="progetto"
    )
    title = models.CharField(
        "riferimento", max_length=255, help_text="Per esempio «L.R. Lombardia 24 giugno 2015, n. 17, art. 20»."
    )
    url = models.URLField("dove si legge", blank=True)
    order = models.PositiveSmallIntegerField("ordine", default=0)

    history = HistoricalRecords(
        verbose_name="cronologia del riferimento", verbose_name_plural="cronologie del riferimento"
    )

    class Meta:
        verbose_name = "riferimento di legge"
        verbose_name_plural = "riferimenti di legge"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title
