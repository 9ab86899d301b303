"""What is wrong in several forms, for the list at the top of the page."""

from dataclasses import dataclass

from django.forms.utils import ErrorDict, ErrorList


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the words, and the id of the field that they are about."""

    label: str
    text: str
    field_id: str


def forms_of(parts):
    """All forms, those of rows too."""
    for part in parts.values():
        yield from getattr(part, "forms", [part])


def problems_in(parts):
    found = []
    for form in forms_of(parts):
        for bound in form:
            field_id = bound.id_for_label or f"{bound.auto_id}_0"
            found += [Problem(bound.label, text, field_id) for text in bound.errors]
        found += [Problem("", text, "") for text in form.non_field_errors()]
    for part in parts.values():
        if hasattr(part, "non_form_errors"):
            found += [Problem("", text, "") for text in part.non_form_errors()]
    return found


def keep_quiet(parts):
    """Lets forms show what was typed without judging it: somebody asked for another row, or searches a picture."""
    for form in forms_of(parts):
        form._errors, form.cleaned_data = ErrorDict(), {}
    for part in parts.values():
        if hasattr(part, "forms"):
            part._errors, part._non_form_errors = [{} for _form in part.forms], ErrorList()
