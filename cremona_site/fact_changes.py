"""What the history of facts says in words: who changed what, when, from what to what."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import singledispatch

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

EMPTY = "niente"
NAMELESS = "(non c’è più)"
# What a row says of its place rather than of the fact itself
UNSAID = {"extended_object", "public_extension"}
KINDS = {"+": "aggiunta", "~": "modifica", "-": "eliminazione"}


@dataclass(frozen=True)
class Delta:
    """One thing that changed, in words."""

    label: str
    old: str
    new: str


@dataclass
class Change:
    """One change of one fact; `row` is the row of history that it left behind, `before` the one that stood there."""

    row: Model
    before: Model | None
    deltas: list[Delta] = field(default_factory=list)

    @property
    def kind(self):
        return KINDS["+" if self.before is None and self.row.history_type == "~" else self.row.history_type]

    @property
    def is_deletion(self):
        return self.row.history_type == "-"

    @property
    def model(self):
        return self.row.instance_type

    @property
    def subject(self):
        return capfirst(self.model._meta.verbose_name)

    @property
    def name(self):
        return name_of(instance_of(self.row))

    @property
    def who(self):
        user = self.row.history_user
        return (user.get_full_name() or user.get_username()) if user else "il sito"

    @property
    def when(self):
        return self.row.history_date

    @property
    def tells_something(self):
        return self.row.history_type != "~" or bool(self.deltas)


def instance_of(row):
    """The fact as a row of history has it, without asking the database."""
    return row.instance_type(**{known.attname: getattr(row, known.attname) for known in type(row).tracked_fields})


def name_of(instance):
    try:
        return str(instance)
    except ObjectDoesNotExist:
        return NAMELESS


def changes_in(rows):
    """The changes that rows of one model tell, the newest first; what one save wrote in several rows is one change."""
    by_fact = {}
    for row in sorted(rows, key=lambda row: (row.history_date, row.history_id)):
        by_fact.setdefault(row.id, []).append(row)
    changes = [change for rows in by_fact.values() for change in changes_of_one(rows)]
    return sorted(changes, key=lambda change: (change.when, change.row.history_id), reverse=True)


def changes_of_one(rows):
    """Changes of one fact out of its rows, the oldest first."""
    before = None
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        if following is not None and is_one_save(row, following):
            continue
        change = Change(row, before, deltas_between(before, row))
        if change.tells_something:
            yield change
        before = row


def is_one_save(row, following):
    """Whether both come from one form, whose number `cremona_site.sent_once` wrote into them."""
    number = row.history_change_reason
    return bool(number) and number == following.history_change_reason and following.history_type == "~"


def deltas_between(before, row):
    """What differs between two rows; nothing where there is no row before, or the fact was deleted."""
    if before is None or row.history_type == "-":
        return []
    old, new = facts_of(before), facts_of(row)
    return [Delta(label, old.get(label, EMPTY), said) for label, said in new.items() if old.get(label, EMPTY) != said]


def facts_of(row):
    """What a row of history says: words by label."""
    said = facts_in(instance_of(row))
    for many in row._history_m2m_fields:
        names = sorted(name_of(getattr(link, many.related_model._meta.model_name)) for link in linked(row, many))
        said[capfirst(many.verbose_name)] = ", ".join(names) or EMPTY
    return said


def linked(row, many):
    return getattr(row, many.name).select_related(many.related_model._meta.model_name)


@singledispatch
def facts_in(instance):
    """What an instance says: words by label. Models that say it in a way of their own register it here."""
    fields = [known for known in instance._meta.fields if known.editable and known.name not in UNSAID]
    return {capfirst(known.verbose_name): spoken(known, instance) for known in fields if not known.primary_key}


def spoken(known, instance):
    """The value of a field in words."""
    value = getattr(instance, known.attname)
    if value is None or value == "":
        return EMPTY
    if known.is_relation:
        found = known.related_model._base_manager.filter(pk=value).first()
        return name_of(found) if found else NAMELESS
    if known.flatchoices:
        return str(dict(known.flatchoices).get(value, value))
    return spoken_value(value)


def spoken_value(value):
    if isinstance(value, bool):
        return "sì" if value else "no"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return f"{value:%-H:%M}" if isinstance(value, time) else str(value)
