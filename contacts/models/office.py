from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from contacts.models.contact_point import ContactPoint
from contacts.models.opening_hours import OpeningHours


class OfficeQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def with_contacts(self):
        return self.prefetch_related("contact_points", "opening_hours")


class Office(models.Model):
    """An office of the Comune that answers citizens: where it is, when it is open, how to reach it."""

    name = models.CharField("nome", max_length=200)
    slug = models.SlugField(
        "indirizzo della pagina",
        max_length=200,
        unique=True,
        help_text="L’ultima parte dell’indirizzo web, per esempio «centro-locale-di-parita».",
    )
    address = models.CharField("via e numero", max_length=200, help_text="Per esempio «Piazza del Comune, 8».")
    entrance_note = models.CharField(
        "ingresso", max_length=200, blank=True, help_text="Per esempio «ingresso da Piazza Stradivari 7»."
    )
    postal_code = models.CharField("CAP", max_length=5, blank=True, default="26100")
    locality = models.CharField("località", max_length=100, default="Cremona")
    latitude = models.DecimalField("latitudine", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("longitudine", max_digits=9, decimal_places=6, null=True, blank=True)
    is_active = models.BooleanField(
        "attivo", default=True, help_text="Togli la spunta per nascondere l’ufficio in tutto il sito senza eliminarlo."
    )
    former_url = models.URLField(
        "indirizzo nel vecchio sito",
        max_length=500,
        blank=True,
        help_text="Serve a portare qui chi arriva da un vecchio collegamento.",
    )

    history = HistoricalRecords(verbose_name="cronologia dell’ufficio", verbose_name_plural="cronologie dell’ufficio")
    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "ufficio"
        verbose_name_plural = "uffici"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="office_has_both_coordinates_or_none",
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    # A condition that is null, as a comparison with a missing coordinate is, would pass
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message="Scrivi sia la latitudine (da -90 a 90) sia la longitudine (da -180 a 180), "
                "oppure lascia vuote tutte e due.",
            ),
            models.CheckConstraint(
                name="office_postal_code_is_five_digits",
                condition=models.Q(postal_code="") | models.Q(postal_code__regex=r"^[0-9]{5}$"),
                violation_error_message="Il CAP ha cinque cifre, per esempio 26100.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("contacts:office", args=[self.slug])

    @property
    def full_address(self):
        """Street and entrance in one line, as they are printed on paper."""
        return f"{self.address} ({self.entrance_note})" if self.entrance_note else self.address

    @property
    def map_url(self):
        """An address that the phone opens in its own map application; empty without coordinates."""
        return f"geo:{self.latitude},{self.longitude}" if self.latitude is not None else ""

    @cached_property
    def phones(self):
        return [point for point in self.contact_points.all() if point.kind == ContactPoint.Kind.PHONE]

    @cached_property
    def mailboxes(self):
        return [point for point in self.contact_points.all() if point.kind != ContactPoint.Kind.PHONE]

    @cached_property
    def week(self):
        """The seven days with their opening hours; empty where no hours are known."""
        return OpeningHours.by_day(self.opening_hours.all())
