from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


@dataclass(frozen=True)
class Day:
    """One day of the week and the hours in which an office is open; no hours means closed."""

    label: str
    hours: list[str]


class OpeningHours(models.Model):
    """One span of time in which an office is open on one day of the week."""

    class Weekday(models.IntegerChoices):
        MONDAY = 1, _("lunedì")
        TUESDAY = 2, _("martedì")
        WEDNESDAY = 3, _("mercoledì")
        THURSDAY = 4, _("giovedì")
        FRIDAY = 5, _("venerdì")
        SATURDAY = 6, _("sabato")
        SUNDAY = 7, _("domenica")

    office = models.ForeignKey("contacts.Office", models.CASCADE, related_name="opening_hours", verbose_name="ufficio")
    weekday = models.PositiveSmallIntegerField("giorno", choices=Weekday.choices)
    opens_at = models.TimeField("apre alle")
    closes_at = models.TimeField("chiude alle")

    history = HistoricalRecords(verbose_name="cronologia dell’orario", verbose_name_plural="cronologie dell’orario")

    class Meta:
        verbose_name = "orario di apertura"
        verbose_name_plural = "orari di apertura"
        ordering = ["weekday", "opens_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "weekday", "opens_at"],
                name="opening_hours_begin_once",
                violation_error_message="Questo giorno ha già un orario che comincia a quest’ora.",
            ),
            models.CheckConstraint(
                name="opening_hours_end_after_they_begin",
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                violation_error_message="L’ora di chiusura deve venire dopo quella di apertura.",
            ),
            models.CheckConstraint(
                name="opening_hours_weekday_is_iso", condition=models.Q(weekday__gte=1, weekday__lte=7)
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.span}"

    @property
    def span(self):
        return f"{self.opens_at:%-H:%M}–{self.closes_at:%-H:%M}"

    @classmethod
    def by_day(cls, spans):
        """Seven `Day`s, Monday first, out of an office's spans; an empty list where there is no span at all."""
        spans = list(spans)
        if not spans:
            return []
        return [
            Day(label, [span.span for span in spans if span.weekday == value]) for value, label in cls.Weekday.choices
        ]
