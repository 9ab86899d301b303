"""A new release migrates while the one before still serves on other hosts: migrations add first, and remove later."""

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.site.migration_rules import broken_by

# Migrations up to these were there before anybody had the site
BASELINE = {"contacts": "0002", "cremona_site": "0013", "projects": "0006"}
# "cremona_site.0020_no_more_colours": "Nothing has read the field since release 1.4"
ALLOWED = {}


def test_migrations_leave_the_release_before_alive():
    loader = MigrationLoader(None)

    broken = {
        f"{app}.{name}": operations
        for (app, name), migration in sorted(loader.disk_migrations.items())
        if name[:4] > BASELINE.get(app, "9999")
        and (operations := broken_by(migration, loader.project_state((app, name), at_end=False)))
    }

    assert {name: broken[name] for name in broken.keys() - ALLOWED.keys()} == {}
    assert ALLOWED.keys() <= broken.keys(), "An exception that no migration needs"


@pytest.fixture
def state():
    state = ProjectState()
    fields = [("id", models.AutoField(primary_key=True)), ("name", models.CharField(max_length=50, null=True))]
    state.add_model(ModelState("contacts", "Office", fields))
    return state


def found(operation, state):
    migration = migrations.Migration("0099_new", "contacts")
    migration.operations = [operation]
    return broken_by(migration, state)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("office", "name"),
        migrations.DeleteModel("Office"),
        migrations.RenameField("office", "name", "title"),
        migrations.AddField("office", "floor", models.IntegerField(default=0)),
        migrations.AlterField("office", "name", models.CharField(max_length=40, null=True)),
        migrations.AlterField("office", "name", models.CharField(max_length=50)),
        migrations.AlterField("office", "name", models.IntegerField(null=True)),
        migrations.RunSQL("ALTER TABLE contacts_office DROP COLUMN name"),
        migrations.SeparateDatabaseAndState(database_operations=[migrations.RunSQL("drop table contacts_office")]),
    ],
    ids=lambda operation: operation.describe(),
)
def test_what_takes_away_or_narrows_is_found(operation, state):
    assert found(operation, state)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("office", "floor", models.IntegerField(null=True)),
        migrations.AddField("office", "floor", models.IntegerField(db_default=0)),
        migrations.AlterField("office", "name", models.CharField(max_length=90, null=True)),
        migrations.CreateModel("Room", [("id", models.AutoField(primary_key=True))]),
        migrations.RunSQL("CREATE INDEX one ON contacts_office (name)"),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("office", "name")]),
    ],
    ids=lambda operation: operation.describe(),
)
def test_what_adds_passes(operation, state):
    assert not found(operation, state)
