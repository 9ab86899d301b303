from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cremona_site.models.publication_request import LONGEST_NOTE
from cremona_site.publication.clock import moment_of

FARTHEST_DAY = 3650
PAST = "È già passato: scegli un momento da adesso in poi."


def words(label, rows=4, **options):
    return forms.CharField(
        label=label,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": rows, "class": "vLargeTextField"}),
        **options,
    )


class AskForm(forms.Form):
    note = words(
        "Nota per chi pubblica",
        required=False,
        help_text="Facoltativa: che cosa hai cambiato, se c’è una scadenza, che cosa va guardato con attenzione.",
    )


class SendBackForm(forms.Form):
    answer = words(
        "Che cosa va cambiato",
        help_text="Chi ha chiesto lo riceve per email e lo ritrova sopra la bozza.",
        error_messages={"required": "Scrivi che cosa va cambiato: chi ha chiesto deve sapere come rimediare."},
    )


def day_field(label):
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y"])


def hour_field(label):
    widget = forms.TimeInput({"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


class PlanForm(forms.Form):
    """When a version goes out and when it is taken down, by the clock of Cremona; `live` says it went out already."""

    publish_day = day_field("Esce il giorno")
    publish_hour = hour_field("Esce alle ore")
    withdraw_day = day_field("Si toglie il giorno")
    withdraw_hour = hour_field("Si toglie alle ore")

    def __init__(self, *args, live=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.live = live
        if live:
            del self.fields["publish_day"], self.fields["publish_hour"]

    @property
    def groups(self):
        titles = {"publish": "Quando esce", "withdraw": "Quando si toglie"}
        names = [name for name in titles if f"{name}_day" in self.fields]
        return [(titles[name], [self[f"{name}_day"], self[f"{name}_hour"]]) for name in names]

    def clean(self):
        publish_at, withdraw_at = self.moment("publish"), self.moment("withdraw")
        if self.errors:
            return self.cleaned_data
        if not publish_at and not withdraw_at:
            raise ValidationError("Scrivi almeno un giorno e un’ora.", code="nothing")
        if publish_at and withdraw_at and withdraw_at <= publish_at:
            self.add_error("withdraw_day", "La pagina si toglie prima di uscire: scegli un momento dopo l’uscita.")
        return self.cleaned_data | {"publish_at": publish_at, "withdraw_at": withdraw_at}

    def moment(self, name):
        """What was written in two fields as one moment of the future; None where both are empty or one is wrong."""
        day, hour = self.cleaned_data.get(f"{name}_day"), self.cleaned_data.get(f"{name}_hour")
        if not day and hour is None:
            return None
        if not day or hour is None:
            missing = "day" if not day else "hour"
            if not {f"{name}_day", f"{name}_hour"} & self.errors.keys():
                self.add_error(f"{name}_{missing}", "Servono sia il giorno sia l’ora.")
            return None
        if abs((day - timezone.localdate()).days) > FARTHEST_DAY:
            told = "È troppo lontano: scegli un giorno entro dieci anni."
            self.add_error(f"{name}_day", told if day > timezone.localdate() else PAST)
            return None
        try:
            moment = moment_of(day, hour)
        except ValidationError as error:
            self.add_error(f"{name}_hour", error)
            return None
        if moment <= timezone.now():
            self.add_error(f"{name}_day", PAST)
            return None
        return moment

    @staticmethod
    def filled_with(plan):
        """The values with which the form opens where something is planned already."""
        initial = {}
        for name, moment in (("publish", plan.publish_at), ("withdraw", plan.withdraw_at)):
            if moment:
                here = timezone.localtime(moment)
                initial |= {f"{name}_day": here.date(), f"{name}_hour": here.time()}
        return initial
