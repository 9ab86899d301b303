from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from simple_history.models import HistoricalRecords

from contacts.phones import to_display, to_e164


class ContactPoint(models.Model):
    """One way to reach an office: a phone or a mailbox. Phones are stored as E.164."""

    class Kind(models.TextChoices):
        PHONE = "phone", "telefono"
        EMAIL = "email", "email"
        PEC = "pec", "PEC (posta certificata)"

    office = models.ForeignKey("contacts.Office", models.CASCADE, related_name="contact_points", verbose_name="ufficio")
    kind = models.CharField("tipo", max_length=10, choices=Kind.choices, default=Kind.PHONE)
    value = models.CharField("numero o indirizzo", max_length=254)
    label = models.CharField(
        "etichetta", max_length=60, blank=True, help_text="Per distinguere due numeri, per esempio «Segreteria»."
    )
    order = models.PositiveSmallIntegerField("ordine", default=0, help_text="Il più basso viene prima.")

    history = HistoricalRecords(verbose_name="cronologia del recapito", verbose_name_plural="cronologie del recapito")

    class Meta:
        verbose_name = "recapito"
        verbose_name_plural = "recapiti"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "value"],
                name="contact_point_once_an_office",
                violation_error_message="Questo recapito c’è già.",
            ),
            models.CheckConstraint(
                name="contact_point_kind_is_known", condition=models.Q(kind__in=["phone", "email", "pec"])
            ),
        ]

    def __str__(self):
        return self.display

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude=exclude)
        if "value" in (exclude or ()):
            return
        try:
            self.value = self.normalised()
        except ValidationError as error:
            raise ValidationError({"value": error}) from error

    def normalised(self):
        """The value as it is stored; a ValidationError where it does not fit the kind."""
        value = self.value.strip()
        if self.kind == self.Kind.PHONE:
            return to_e164(value)
        try:
            validate_email(value)
        except ValidationError as error:
            raise ValidationError(
                "«%(typed)s» non è un indirizzo email. Scrivilo intero, per esempio nome@comune.cremona.it.",
                code="invalid_email",
                params={"typed": value},
            ) from error
        return value.lower()

    @property
    def display(self):
        return to_display(self.value) if self.kind == self.Kind.PHONE else self.value

    @property
    def href(self):
        return f"tel:{self.value}" if self.kind == self.Kind.PHONE else f"mailto:{self.value}"
