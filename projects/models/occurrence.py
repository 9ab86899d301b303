from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cremona_site.plain_text import tidy_lines
from projects.models import spoken_dates
from projects.models.calendar_entry import CalendarEntry
from projects.models.likely_days import LAST_TOLD, YEAR_IN_DOUBT, check_years
from projects.models.machine_dates import spelt
from projects.models.moved_date import MovedDate
from projects.models.where import Where
from projects.models.whole_days import midnight, month_of, year_of

PLACE_TWICE = "Scegli un ufficio oppure scrivi il luogo, non tutti e due: cancella quello che non serve."


class OccurrenceManager(models.Manager):
    """Dates with the offices at whose seats they take place: whoever shows a date says where."""

    def get_queryset(self):
        return super().get_queryset().select_related("office")


class Occurrence(CalendarEntry, MovedDate):
    """One date of an initiative: when, where, and whether it holds. Times are those of Europe/Rome."""

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Confermata")
        POSTPONED = "postponed", _("Rinviata")
        CANCELLED = "cancelled", _("Annullata")

    class Precision(models.TextChoices):
        """How much is known of when; of what is not known nothing is shown."""

        DAY = "day", "il giorno"
        MONTH = "month", "solo il mese, o i mesi"
        YEAR = "year", "solo l’anno, o gli anni"

    told = (
        "starts_at", "ends_at", "is_all_day", "precision", "status",
        "office_id", "place", "address", "locality", "bad_weather_place",
    )  # fmt: skip

    initiative = models.ForeignKey(
        "projects.Initiative", models.CASCADE, related_name="occurrences", verbose_name="iniziativa"
    )
    precision = models.CharField(
        "si conosce",
        max_length=5,
        choices=Precision.choices,
        default=Precision.DAY,
        help_text="Per esempio «settembre – dicembre 2017»: scrivi un giorno di settembre e uno di dicembre, "
        "e scegli «solo il mese». I giorni non si vedono.",
    )
    starts_at = models.DateTimeField("comincia")
    ends_at = models.DateTimeField("finisce", null=True, blank=True)
    is_all_day = models.BooleanField("tutto il giorno", default=False, help_text="Le ore non si vedono.")
    office = models.ForeignKey(
        "contacts.Office",
        models.PROTECT,
        related_name="occurrences",
        null=True,
        blank=True,
        verbose_name="nella sede di",
        help_text="Se l’iniziativa si tiene in un ufficio: il nome e l’indirizzo vengono da lì.",
    )
    place = models.CharField("luogo", max_length=150, blank=True, help_text="Per esempio «Sala Zanoni».")
    address = models.CharField("via e numero", max_length=200, blank=True)
    locality = models.CharField("località", max_length=100, default="Cremona")
    bad_weather_place = models.CharField("in caso di maltempo", max_length=200, blank=True)
    status = models.CharField("stato", max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    history = HistoricalRecords(
        verbose_name="cronologia della data",
        verbose_name_plural="cronologie della data",
        excluded_fields=["uid", "sequence", "changed_at", "known_since", "moved_from"],
    )
    objects = OccurrenceManager()

    class Meta:
        verbose_name = "data"
        verbose_name_plural = "date"
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["starts_at"], name="occurrence_starts_at"),
            models.Index(Coalesce("ends_at", "starts_at"), name="occurrence_last_moment"),
        ]
        constraints = [
            models.CheckConstraint(
                name="occurrence_ends_after_it_starts",
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gte=models.F("starts_at")),
                violation_error_message="La fine non può venire prima dell’inizio.",
            ),
            models.CheckConstraint(
                name="occurrence_at_an_office_or_elsewhere",
                condition=models.Q(office__isnull=True) | models.Q(place="", address=""),
                violation_error_message=PLACE_TWICE,
            ),
            models.CheckConstraint(
                name="occurrence_can_be_told",
                condition=models.Q(starts_at__lt=LAST_TOLD)
                & (models.Q(ends_at__isnull=True) | models.Q(ends_at__lt=LAST_TOLD)),
                violation_error_message=YEAR_IN_DOUBT,
            ),
        ]

    def __str__(self):
        return self.when

    def clean(self):
        check_years(starts_at=self.starts_at, ends_at=self.ends_at)
        self.settle_times()
        tidy_lines(self, "place", "address", "locality", "bad_weather_place")
        if self.office_id and (self.place or self.address):
            raise ValidationError({"office": PLACE_TWICE})
        if self.address and not self.place:
            raise ValidationError({"place": "Scrivi il nome del luogo, oltre alla via."})

    def save(self, *args, **kwargs):
        self.settle_times()
        self.count_change()
        self.note_move()
        if kwargs.get("update_fields") is not None:
            touched = {"starts_at", "ends_at", "is_all_day", "sequence", "changed_at", "known_since", "moved_from"}
            kwargs["update_fields"] = touched.union(kwargs["update_fields"])
        super().save(*args, **kwargs)

    def settle_times(self):
        """Whole days begin at midnight; months and years on their first day, and they end on their last one.

        Where there are hours, an end that is the start itself tells nobody anything.
        """
        self.is_all_day = self.is_all_day or not self.is_by_day
        if not self.is_all_day or not self.starts_at:
            self.ends_at = None if self.ends_at == self.starts_at else self.ends_at
            return
        first, last = self.first_day, self.last_day
        if not self.is_by_day:
            whole = month_of if self.precision == self.Precision.MONTH else year_of
            first, last = whole(first)[0], whole(last)[1]
        self.starts_at = midnight(first)
        self.ends_at = midnight(last) if self.ends_at or not self.is_by_day else None

    @property
    def first_day(self):
        return timezone.localtime(self.starts_at).date()

    @property
    def last_day(self):
        return timezone.localtime(self.ends_at or self.starts_at).date()

    @property
    def is_by_day(self):
        """Whether the day is known: calendars hold no other dates."""
        return self.precision == self.Precision.DAY

    @property
    def is_over(self):
        if self.is_all_day or not self.ends_at:
            return self.last_day < timezone.localdate()
        return self.ends_at < timezone.now()

    @property
    def is_off(self):
        return self.status != self.Status.SCHEDULED

    @property
    def is_worth_noting(self):
        """Whether somebody may still put it in a calendar and go there."""
        return self.is_by_day and not self.is_over and not self.is_off

    @property
    def when(self):
        """Day and hours as people say them, for example «18 giugno 2018, dalle 20:30 alle 23:30»."""
        if self.precision == self.Precision.YEAR:
            return spoken_dates.years(self.first_day, self.last_day)
        if self.precision == self.Precision.MONTH:
            return spoken_dates.months(self.first_day, self.last_day)
        if self.is_all_day:
            return spoken_dates.days(self.first_day, self.last_day)
        return spoken_dates.hours(self.starts_at, self.ends_at)

    @property
    def where(self):
        """The `Where` of it; None where nobody has said it, or its office is hidden in the whole site."""
        if self.office_id:
            return Where.at_office(self.office) if self.office.is_active else None
        return Where(self.place, self.address, self.locality) if self.place else None

    @property
    def machine_start(self):
        return spelt(self.starts_at, self.precision, self.is_all_day)

    @property
    def machine_end(self):
        return spelt(self.ends_at, self.precision, self.is_all_day)

    @property
    def calendar_url(self):
        """The file with this one date."""
        return reverse("projects:date_calendar", args=[self.uid])
