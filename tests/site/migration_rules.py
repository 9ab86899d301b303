"""What a migration may not do while the release before still serves: it would fail, or lose what it writes.

First a release that adds (what is new is empty or has a default of the database), then one that uses it, then one that
removes what nobody asks for any more: docs/aggiornare.md.
"""

import re

from django.db import migrations
from django.db.models import NOT_PROVIDED

TAKES_AWAY = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
    migrations.AddConstraint,
    migrations.AlterUniqueTogether,
)
SQL = re.compile(r"\b(DROP|RENAME|TRUNCATE|SET\s+NOT\s+NULL)\b", re.IGNORECASE)


def broken_by(migration, state):
    """The operations of a migration that the release before does not survive, in words; `state` is from before it."""
    found = []
    for operation in migration.operations:
        found += [operation.describe() for part in parts_of(operation) if breaks(part, migration.app_label, state)]
        operation.state_forwards(migration.app_label, state)
    return found


def parts_of(operation):
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        return [part for inner in operation.database_operations for part in parts_of(inner)]
    return [operation]


def breaks(operation, app, state):
    if isinstance(operation, TAKES_AWAY):
        return True
    if isinstance(operation, migrations.RunSQL):
        return bool(SQL.search(str(operation.sql)))
    if isinstance(operation, migrations.AddField):
        return is_asked_for(operation.field)
    if isinstance(operation, migrations.AlterField):
        before = state.models[app, operation.model_name_lower].fields[operation.name]
        return is_narrower(before, operation.field)
    return False


def is_asked_for(field):
    """Whether a row without the field is refused: Django's own default is known to the new release only."""
    return not (field.many_to_many or field.null or field.db_default is not NOT_PROVIDED)


def is_narrower(before, after):
    if type(before) is not type(after):
        return True
    shorter = (after.max_length or 0) < (before.max_length or 0)
    return shorter or (before.null and not after.null) or (after.unique and not before.unique)
