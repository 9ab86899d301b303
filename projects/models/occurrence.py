from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Occurrence(models.Model):
    """One date of an initiative: when, where, and whether it holds. Times are those of Europe/Rome."""

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Confermata")
        POSTPONED = "postponed", _("Rinviata")
        CANCELLED = "cancelled", _("Annullata")

    initiative = models.ForeignKey(
        "projects.Initiative", models.CASCADE, related_name="occurrences", verbose_name="iniziativa"
    )
    starts_at = models.DateTimeField("comincia")
    ends_at = models.DateTimeField("finisce", null=True, blank=True)
    is_all_day = models.BooleanField("tutto il giorno", default=False, help_text="Le ore non si vedono.")
    place = models.CharField("luogo", max_length=150, blank=True, help_text="Per esempio «Sala Zanoni».")
    address = models.CharField("via e numero", max_length=200, blank=True)
    locality = models.CharField("località", max_length=100, default="Cremona")
    bad_weather_place = models.CharField("in caso di maltempo", max_length=200, blank=True)
    status = models.CharField("stato", max_length=10, choices=Status.choices, default=Status.SCHEDULED)

    history = HistoricalRecords(verbose_name="cronologia della data", verbose_name_plural="cronologie della data")

    class Meta:
        verbose_name = "data"
        verbose_name_plural = "date"
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="occurrence_ends_after_it_starts",
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gte=models.F("starts_at")),
                violation_error_message="La fine non può venire prima dell’inizio.",
            )
        ]

    def __str__(self):
        return self.when

    def clean(self):
        if self.address and not self.place:
            raise ValidationError({"place": "Scrivi il nome del luogo, oltre alla via."})

    @property
    def first_day(self):
        return timezone.localtime(self.starts_at).date()

    @property
    def last_day(self):
        return timezone.localtime(self.ends_at or self.starts_at).date()

    @property
    def is_over(self):
        if self.is_all_day or not self.ends_at:
            return self.last_day < timezone.localdate()
        return self.ends_at < timezone.now()

    @property
    def is_off(self):
        return self.status != self.Status.SCHEDULED

    @property
    def when(self):
        """Day and hours as people say them, for example «18 giugno 2018, dalle 20:30 alle 23:30»."""
        first, last = (date_format(day, "j F Y") for day in (self.first_day, self.last_day))
        if self.is_all_day:
            return first if first == last else gettext("dal %(first)s al %(last)s") % {"first": first, "last": last}
        start = hour_of(self.starts_at)
        if not self.ends_at:
            return gettext("%(day)s, ore %(start)s") % {"day": first, "start": start}
        words = {"day": first, "start": start, "end": hour_of(self.ends_at), "last": last}
        if first == last:
            return gettext("%(day)s, dalle %(start)s alle %(end)s") % words
        return gettext("dal %(day)s, ore %(start)s, al %(last)s, ore %(end)s") % words

    @property
    def machine_start(self):
        return self.first_day.isoformat() if self.is_all_day else timezone.localtime(self.starts_at).isoformat()

    @property
    def machine_end(self):
        """The end as `machine_start` spells the start; empty where none is known."""
        if not self.ends_at:
            return ""
        return self.last_day.isoformat() if self.is_all_day else timezone.localtime(self.ends_at).isoformat()


def hour_of(moment):
    """«21» for a full hour in Italian, «21:30» otherwise."""
    local = timezone.localtime(moment)
    return f"{local:%-H}" if local.minute == 0 and get_language() == "it" else f"{local:%-H:%M}"
