from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cremona_site.feedback.masking import in_one_line
from cremona_site.models.rating import FEWEST_GOOD_STARS, MOST_STARS, Answer
from cremona_site.models.rating_comment import LONGEST_TEXT

CHOOSE_STARS = _("Scegli quante stelle dare, da 1 a 5. Poi invia di nuovo.")
CHOOSE_ANSWER = _("Scegli una delle risposte della lista, o nessuna. Poi invia di nuovo.")
TOO_LONG = _("Il testo ha %(show_value)d caratteri: ce ne stanno %(limit_value)d. Accorcialo e invia di nuovo.")
NO_NULL = _("Il testo ha un carattere che non si può tenere. Riscrivilo e invia di nuovo.")


@dataclass(frozen=True)
class Option:
    """One of several buttons; `value` is what the browser sends."""

    value: int
    label: str
    is_chosen: bool


class OneLineField(forms.CharField):
    def to_python(self, value):
        return in_one_line(super().to_python(value))


class RatingForm(forms.Form):
    """What a visitor says of a page: stars, an answer that fits them, and words where the page takes them."""

    voto = forms.TypedChoiceField(
        coerce=int,
        choices=[(stars, stars) for stars in range(1, MOST_STARS + 1)],
        error_messages={"required": CHOOSE_STARS, "invalid_choice": CHOOSE_STARS},
    )
    risposta = forms.TypedChoiceField(
        coerce=int,
        empty_value=Answer.NONE,
        required=False,
        choices=Answer.choices,
        error_messages={"invalid_choice": CHOOSE_ANSWER},
    )
    testo = OneLineField(
        max_length=LONGEST_TEXT,
        required=False,
        error_messages={"max_length": TOO_LONG, "null_characters_not_allowed": NO_NULL},
    )

    def __init__(self, subject, data=None):
        super().__init__(data)
        self.subject = subject
        if not subject.takes_words:
            del self.fields["testo"]

    def clean(self):
        """Leaves out an answer to the question that no longer showed when the vote was sent."""
        stars, answer = self.cleaned_data.get("voto"), self.cleaned_data.get("risposta")
        if stars and answer not in Answer.fitting(stars):
            self.cleaned_data["risposta"] = Answer.NONE

    @property
    def stars(self):
        return self.options("voto", {number: label_of_stars(number) for number in range(1, MOST_STARS + 1)})

    @property
    def difficulties(self):
        return self.options("risposta", {answer.value: answer.label for answer in Answer.fitting(1)})

    @property
    def merits(self):
        return self.options("risposta", {answer.value: answer.label for answer in Answer.fitting(FEWEST_GOOD_STARS)})

    def options(self, name, labels):
        return [Option(value, label, self.data.get(name) == str(value)) for value, label in labels.items()]


def label_of_stars(number):
    return ngettext("%(number)s stella su 5", "%(number)s stelle su 5", number) % {"number": number}
