"""Rows of a form, of which there may be any number: the dates of an initiative, the action areas of a project."""

from string import ascii_lowercase

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms.models import inlineformset_factory

from cremona_site.new_pages.forms import LONGEST_SUMMARY, LineField
from projects.forms import DayAndHourField, OccurrenceForm
from projects.models import Initiative, Occurrence

MOST_DATES = 60
FIRST_AREAS = 5


def day_and_hour():
    """Fields of the browser's own for a day and an hour: they work by keyboard and without a script."""
    return forms.SplitDateTimeWidget(
        date_attrs={"type": "date"}, time_attrs={"type": "time"}, date_format="%Y-%m-%d", time_format="%H:%M"
    )


class DateForm(OccurrenceForm):
    starts_at = DayAndHourField(
        label="Comincia", widget=day_and_hour(), error_messages={"required": "Scrivi il giorno, o svuota la riga."}
    )
    ends_at = DayAndHourField(label="Finisce", widget=day_and_hour(), required=False, needs_day=False)

    class Meta(OccurrenceForm.Meta):
        fields = ["starts_at", "ends_at", "is_all_day", "office", "place", "address", "locality"]


DateFormSet = inlineformset_factory(
    Initiative, Occurrence, form=DateForm, extra=2, can_delete=False, max_num=MOST_DATES, absolute_max=MOST_DATES
)


class AreaForm(forms.Form):
    """One action of a project: a page of its own below the project's."""

    letter = forms.CharField(
        label="Lettera",
        max_length=1,
        validators=[RegexValidator(r"^[a-z]$", "Scrivi una sola lettera minuscola, dalla a alla z.")],
    )
    title = LineField(label="Titolo dell’azione", max_length=150, error_messages={"required": "Scrivi il titolo."})
    summary = LineField(
        label="In una frase",
        max_length=LONGEST_SUMMARY,
        error_messages={"required": "Scrivi in una frase che cosa fa quest’azione."},
    )


def letter_of(number):
    """The letter that an action gets, unless somebody types another; empty after the last."""
    return ascii_lowercase[number : number + 1]


class BaseAreaFormSet(forms.BaseFormSet):
    def get_form_kwargs(self, index):
        return {"initial": {"letter": letter_of(index or 0)}}

    def filled(self):
        """What was typed, row by row, in the order of the letters."""
        rows = [form.cleaned_data for form in self.forms if form.has_changed() and form.cleaned_data]
        return sorted(rows, key=lambda row: row.get("letter", ""))

    def clean(self):
        for name, twice in (
            ("letter", "Questa lettera è già di un’altra azione: scegline una diversa."),
            ("title", "Un’altra azione ha già questo titolo: scrivine uno diverso."),
        ):
            met = set()
            for form in self.forms:
                value = form.has_changed() and form.cleaned_data.get(name)
                if value and value in met:
                    form.add_error(name, ValidationError(twice))
                met.add(value)


AreaFormSet = forms.formset_factory(
    AreaForm,
    formset=BaseAreaFormSet,
    extra=FIRST_AREAS,
    max_num=len(ascii_lowercase),
    absolute_max=len(ascii_lowercase),
)
