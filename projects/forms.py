"""The form of a date: who knows no hour types none."""

from datetime import datetime, time

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone

from contacts.models import Office
from projects.models import Occurrence

MISSING_HOUR = "Scrivi anche l’ora, oppure spunta «tutto il giorno»."
HOUR_OF_WHOLE_DAY = "Hai scritto un’ora: togli «tutto il giorno», o cancella l’ora."
HOUR_OF_NO_DAY = (
    "Hai scritto un’ora, ma del giorno si conosce solo il mese o l’anno: cancella l’ora, oppure in «si conosce» scegli "
    "«il giorno»."
)
HOUR_IN_DOUBT = (
    "Quest’ora non c’è, o c’è due volte, perché quella notte cambia l’ora legale. Scrivi un’ora prima delle 2 "
    "o dopo le 3."
)

# 20:30, 20.30, 20; the first is how the form shows an hour again
HOURS = ["%H:%M:%S", "%H:%M", "%H.%M", "%H"]


class DayAndHourField(forms.MultiValueField):
    """A day and, where it is known, an hour; cleans to a pair of them. Unless `needs_day`, an hour may stand alone."""

    widget = AdminSplitDateTime
    default_error_messages = {"incomplete": "Scrivi anche il giorno."}

    def __init__(self, *, needs_day=True, **kwargs):
        day_error, hour_error = "Scrivi il giorno così: 18/06/2027.", "Scrivi l’ora così: 20:30."
        fields = [
            forms.DateField(error_messages={"invalid": day_error}, required=needs_day),
            forms.TimeField(error_messages={"invalid": hour_error}, input_formats=HOURS, required=False),
        ]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, values):
        return tuple(values) if any(value is not None for value in values) else None


class OccurrenceForm(forms.ModelForm):
    starts_at = DayAndHourField(label="Comincia")
    ends_at = DayAndHourField(
        label="Finisce",
        required=False,
        needs_day=False,
        help_text="Se non si sa, lascia vuoto. Lo stesso giorno: basta l’ora. Di più giorni: l’ultimo.",
    )

    class Meta:
        model = Occurrence
        fields = [
            "starts_at", "ends_at", "is_all_day", "precision", "status",
            "office", "place", "address", "locality", "bad_weather_place",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "precision" in self.fields:
            self.fields["precision"].required = False
        known = self.instance
        if known.is_all_day:
            self.initial["starts_at"] = [known.first_day, None]
            if known.ends_at:
                self.initial["ends_at"] = [known.last_day, None]
        if not known.is_by_day:
            self.initial["is_all_day"] = False  # the model ticked it; once the day is known, the hour counts
        if "office" in self.fields:
            self.fields["office"].queryset = Office.objects.active() | Office.objects.filter(pk=known.office_id)

    def clean(self):
        cleaned = super().clean()
        cleaned["precision"] = cleaned.get("precision") or Occurrence.Precision.DAY
        has_hours = cleaned["precision"] == Occurrence.Precision.DAY and not cleaned.get("is_all_day")
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        first = start[0] if start else None
        if start:
            self.join("starts_at", *start, has_hours)
        if end and (end[0] or first):
            self.join("ends_at", end[0] or first, end[1], has_hours)
        elif end:
            cleaned["ends_at"] = None  # an hour of a day that is in doubt itself
        return cleaned

    def join(self, name, day, hour, has_hours):
        """Makes a moment of a day and an hour, which a whole day does without."""
        if has_hours and hour is None:
            self.add_error(name, MISSING_HOUR)
            return
        if self.cleaned_data.get("is_all_day") and hour is not None:
            self.add_error(name, HOUR_OF_WHOLE_DAY)
            return
        if not has_hours and hour is not None:
            self.add_error(name, HOUR_OF_NO_DAY)
            return
        try:
            self.cleaned_data[name] = from_current_timezone(datetime.combine(day, hour if has_hours else time()))
        except ValidationError:
            self.add_error(name, HOUR_IN_DOUBT)
