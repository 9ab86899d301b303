from django import forms
from django.core.exceptions import ValidationError

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
