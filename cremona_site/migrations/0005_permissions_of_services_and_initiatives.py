from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = ["Redazione", "Pubblicazione"]
LABEL = "projects"
PERMISSIONS = [
    "add_service", "change_service", "view_service", "view_historicalservice",
    "add_initiative", "change_initiative", "view_initiative", "view_historicalinitiative",
    "add_occurrence", "change_occurrence", "delete_occurrence", "view_occurrence", "view_historicaloccurrence",
    "view_topic",
]  # fmt: skip


def grant(apps, schema_editor):
    """Who writes pages fills in their facts; whether they may on a published page is asked in `projects.permissions`."""
    from django.contrib.auth.models import Group, Permission

    create_permissions(installed_apps.get_app_config(LABEL), verbosity=0, using=schema_editor.connection.alias)
    found = Permission.objects.filter(content_type__app_label=LABEL, codename__in=PERMISSIONS)
    missing = set(PERMISSIONS) - set(found.values_list("codename", flat=True))
    if missing:
        raise LookupError(f"No such permission in {LABEL}: {', '.join(sorted(missing))}")
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [("cremona_site", "0004_pictures"), ("projects", "0003_initiatives")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
