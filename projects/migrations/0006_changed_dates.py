import django.utils.timezone
from django.db import migrations, models
from django.db.models import F

from projects.models.likely_days import LAST_TOLD


def know_dates_since_they_changed(apps, schema_editor):
    """Dates of before stand where they stand since they changed last."""
    apps.get_model("projects", "Occurrence").objects.update(known_since=F("changed_at"))


def bring_dates_within_reach(apps, schema_editor):
    """A date that only code can have written, and whose page answers nobody."""
    occurrences = apps.get_model("projects", "Occurrence").objects
    last = LAST_TOLD.replace(day=29)
    occurrences.filter(ends_at__gte=LAST_TOLD).update(ends_at=last)
    occurrences.filter(starts_at__gte=LAST_TOLD).update(starts_at=last)


class Migration(migrations.Migration):
    dependencies = [("projects", "0005_news")]

    operations = [
        migrations.AddField(
            "occurrence", "known_since", models.DateTimeField(default=django.utils.timezone.now, editable=False)
        ),
        migrations.AddField("occurrence", "moved_from", models.JSONField(blank=True, editable=False, null=True)),
        migrations.RunPython(know_dates_since_they_changed, migrations.RunPython.noop),
        migrations.RunPython(bring_dates_within_reach, migrations.RunPython.noop),
        migrations.AddConstraint(
            "occurrence",
            models.CheckConstraint(
                condition=models.Q(
                    ("starts_at__lt", LAST_TOLD),
                    models.Q(("ends_at__isnull", True), ("ends_at__lt", LAST_TOLD), _connector="OR"),
                ),
                name="occurrence_can_be_told",
                violation_error_message="Controlla l’anno: scrivilo con quattro cifre, per esempio 2027.",
            ),
        ),
    ]
