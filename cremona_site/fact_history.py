"""The history of a fact and of its parts in one list, and the way back to any row of it."""

from datetime import timedelta

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction

from cremona_site.fact_changes import EMPTY, Delta, changes_in, facts_of

# Enough for years of one fact; what is older stays in the database
ROWS = 1000
# What is deleted with a fact is deleted within moments of it
TOGETHER = timedelta(seconds=5)


class RefusedError(Exception):
    """Why an old version does not come back, in words for the person who asked."""


def key_to(part, model):
    """The foreign key by which a part names the fact that it belongs to."""
    return next(known for known in part._meta.fields if known.related_model is model)


def history_of(model, pk, parts=()):
    """All changes of a fact and of its parts, deleted ones too, the newest first."""
    rows = [model.history.filter(id=pk)]
    rows += [part.history.filter(**{key_to(part, model).attname: pk}) for part in parts]
    changes = []
    for found in rows:
        changes += changes_in(found.select_related("history_user").order_by("-history_date", "-history_id")[:ROWS])
    return sorted(changes, key=lambda change: change.when, reverse=True)


def stored_for(row):
    """The fact as it is stored now; None where it was deleted."""
    return row.instance_type._base_manager.filter(pk=row.id).first()


def difference_to_now(row):
    """What bringing a row back would change, from now to then; all that it says where the fact was deleted."""
    now = {}
    if stored_for(row):
        now = facts_of(row.instance_type.history.filter(id=row.id).latest("history_date", "history_id"))
    then = facts_of(row)
    return [Delta(label, now.get(label, EMPTY), said) for label, said in then.items() if now.get(label, EMPTY) != said]


@transaction.atomic
def bring_back(row, parts=()):
    """Stores a fact as a row of history has it; with a deleted fact come back the parts that were deleted with it.

    Raises `RefusedError` where that cannot be: what it names is gone, or another fact has what it had.
    """
    stored = stored_for(row)
    fact = stored or row.instance_type()
    for known in type(row).tracked_fields:
        setattr(fact, known.attname, getattr(row, known.attname))
    fact._state.adding = stored is None
    try:
        fact.full_clean()
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error
    except ObjectDoesNotExist as error:
        raise RefusedError("Manca ciò a cui apparteneva, che è stato eliminato: ripristina prima quello.") from error
    fact.save()
    for many in row._history_m2m_fields:
        chosen = getattr(row, many.name).values_list(f"{many.related_model._meta.model_name}_id", flat=True)
        getattr(fact, many.name).set(many.related_model._base_manager.filter(pk__in=list(chosen)))
    if stored is None:
        for lost in parts_lost_with(fact, parts):
            bring_back(lost)
    return fact


def parts_lost_with(fact, parts):
    """Rows of the parts that were deleted when the fact was, the last time."""
    deleted = fact.history.filter(history_type="-").first()
    if deleted is None:
        return
    moments = (deleted.history_date - TOGETHER, deleted.history_date + TOGETHER)
    for part in parts:
        conditions = {key_to(part, type(fact)).attname: fact.pk, "history_date__range": moments}
        yield from part.history.filter(history_type="-", **conditions)
