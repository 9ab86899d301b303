"""Two people at one form: who saves last is told what the other changed meanwhile, and nothing is lost unsaid.

A form carries a digest of each stored value as it stood when the form was opened. When it is sent, a value that has
moved since and is not what was typed is a conflict: nothing is saved, both are shown, and a second save decides.
"""

import hashlib
import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst

from cremona_site.fact_changes import EMPTY, spoken_value
from cremona_site.sent_rows import sent_rows

SEEN = "_seen"
SEEN_NOW = "_seen_now"
ANYWAY = "_save_anyway"


@dataclass(frozen=True)
class Clash:
    """One value that was changed by somebody else: what it is called, what is stored and what was typed."""

    label: str
    stored: str
    typed: str


@dataclass(frozen=True)
class Conflict:
    clashes: list[Clash]
    changed_by: str
    seen_now: str

    @property
    def message(self):
        return (
            f"Mentre scrivevi, {self.changed_by}. Non è stato salvato nulla e quello che hai scritto è ancora qui. "
            "Confronta, correggi se serve, poi scegli «Salva comunque la mia versione»; per tenere i dati di adesso, "
            "ricarica la pagina."
        )


def seen_in(forms):
    """What the forms show as stored, as the page carries it: the moment, and a digest of each value by form."""
    state = {key_of(form): digests_of(form) for form in forms if form.instance.pk}
    return json.dumps({"at": timezone.now().isoformat(), "forms": state}, separators=(",", ":"))


def key_of(form):
    return f"{form._meta.model._meta.model_name}-{form.instance.pk}"


def digests_of(form):
    return {name: digest_of(form, name) for name in form.fields}


def digest_of(form, name):
    return digest(plain(form.get_initial_for_field(form.fields[name], name)))


def digest(value):
    return hashlib.sha256(str(value).encode()).hexdigest()[:10]


def plain(value):
    """A value in the one spelling that it has however it was read."""
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if hasattr(value, "utcoffset") and hasattr(value, "year"):
        return timezone.localtime(value).isoformat() if timezone.is_aware(value) else value.isoformat()
    if hasattr(value, "pk"):
        return value.pk
    return "" if value is None else value


def read_seen(text):
    """The moment and the digests that a form came with; None where it has none that can be read."""
    try:
        seen = json.loads(text)
        since, known = parse_datetime(seen["at"]), dict(seen["forms"])
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None
    return (since, known) if since and timezone.is_aware(since) else None


def conflict_in(data, form, formsets, changed_by):
    """The `Conflict` between what was sent and what is stored; None where there is none, or the sender decided.

    `form` and those of the `formsets` are bound, with what is stored now as their initial values. `changed_by` tells,
    given a moment, who changed what since.
    """
    seen = read_seen(data.get(SEEN, ""))
    if seen is None:
        return None
    since, known = seen
    forms = [form, *(row for formset in formsets for row in formset.forms)]
    stored = {key_of(bound): bound for bound in forms if bound.instance.pk}
    clashes = [clash for key, bound in stored.items() for clash in clashes_in(bound, known.get(key, {}))]
    clashes += [clash for formset in formsets for clash in lost_rows(formset, known, stored, data)]
    state = state_of(stored)
    if not clashes or (ANYWAY in data and data.get(SEEN_NOW) == state):
        return None
    return Conflict(clashes, changed_by(since), state)


def lost_rows(formset, known, stored, data):
    """Rows that somebody deleted while they stood in this form."""
    name = formset.model._meta.model_name
    for pk in sent_rows(data, formset.prefix).values():
        if f"{name}-{pk}" in known and f"{name}-{pk}" not in stored:
            label = capfirst(formset.model._meta.verbose_name)
            yield Clash(label, "non c’è più", "c’è ancora: se salvi, torna")


def state_of(stored):
    return digest({key: digests_of(form) for key, form in stored.items()})


def clashes_in(form, known):
    """Values that moved since they were seen and differ from what was typed."""
    moved = [name for name in form.fields if name in known and known[name] != digest_of(form, name)]
    if moved and "DELETE" in form.changed_data:
        yield Clash(capfirst(form.instance._meta.verbose_name), str(form.instance), "da eliminare")
        return
    for name in form.changed_data:
        if name in moved:
            yield clash_of(form, name)


def clash_of(form, name):
    bound = form[name]
    label = capfirst(bound.label)
    if form.prefix:
        label = f"{form.instance}: {label}"
    stored = form.get_initial_for_field(bound.field, name)
    return Clash(label, spoken(bound.field, stored), spoken(bound.field, form.cleaned_data.get(name, bound.data)))


def spoken(field, value):
    if isinstance(value, (list, tuple)) or hasattr(value, "values_list"):
        parts = [spoken(field, part) for part in value]
        return ", ".join(part for part in parts if part != EMPTY) or EMPTY
    choices = dict(field.choices) if isinstance(getattr(field, "choices", None), (list, tuple)) else {}
    if value in (None, ""):
        return EMPTY
    if value in choices:
        return str(choices[value])
    found = named_in(field, value)
    return str(found) if found else spoken_value(value)


def named_in(field, value):
    """The object that a choice among objects names by its key."""
    queryset = getattr(field, "queryset", None)
    if queryset is None or hasattr(value, "pk"):
        return value if hasattr(value, "pk") else None
    return queryset.model._base_manager.filter(pk=value).first()


def refuse(form, conflict):
    form.add_error(None, ValidationError(conflict.message, code="conflict"))


def hour_of(moment):
    local = timezone.localtime(moment)
    today = local.date() == timezone.localdate()
    return f"alle {local:%-H:%M}" if today else f"il {date_format(local, 'j F')} alle {local:%-H:%M}"
