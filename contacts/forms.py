from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from contacts.models import ContactPoint


class ContactPointForm(forms.ModelForm):
    """A phone or a mailbox, shown as it is written and compared as it is stored: two spellings are one number."""

    class Meta:
        model = ContactPoint
        fields = ["office", "kind", "value", "label", "order"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["value"] = self.instance.display

    def clean(self):
        typed = super().clean()
        if "kind" in typed and "value" in typed:
            try:
                typed["value"] = ContactPoint(kind=typed["kind"], value=typed["value"]).normalised()
            except ValidationError as error:
                self.add_error("value", error)
        return typed


class OpeningHoursFormSet(BaseInlineFormSet):
    """The hours of an office as they are typed together: no two of a day may overlap."""

    def clean(self):
        super().clean()
        last = {}
        for form in sorted(self.spans(), key=lambda form: form.cleaned_data["opens_at"]):
            typed = form.cleaned_data
            before = last.get(typed["weekday"])
            if before and typed["opens_at"] < before["closes_at"]:
                form.add_error(
                    "opens_at",
                    f"Si sovrappone all’orario che chiude alle {before['closes_at']:%-H:%M}: "
                    "correggi uno dei due, oppure fanne uno solo.",
                )
            if not before or typed["closes_at"] > before["closes_at"]:
                last[typed["weekday"]] = typed

    def spans(self):
        """The rows that are complete and stay."""
        names = {"weekday", "opens_at", "closes_at"}
        return [form for form in self.forms if names <= form.cleaned_data.keys() and not self._should_delete_form(form)]
