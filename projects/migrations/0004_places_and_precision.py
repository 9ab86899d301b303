import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

PRECISION = {
    "choices": [("day", "il giorno"), ("month", "solo il mese, o i mesi"), ("year", "solo l’anno, o gli anni")],
    "default": "day",
    "help_text": "Per esempio «settembre – dicembre 2017»: scrivi un giorno di settembre e uno di dicembre, "
    "e scegli «solo il mese». I giorni non si vedono.",
    "max_length": 5,
    "verbose_name": "si conosce",
}
OFFICE = {
    "blank": True,
    "help_text": "Se l’iniziativa si tiene in un ufficio: il nome e l’indirizzo vengono da lì.",
    "null": True,
    "to": "contacts.office",
    "verbose_name": "nella sede di",
}


def name_apart(apps, schema_editor):
    """Gives each date that was there before a `uid` of its own: a default would be made once for all of them."""
    Occurrence = apps.get_model("projects", "Occurrence")
    occurrences = list(Occurrence.objects.using(schema_editor.connection.alias).filter(uid__isnull=True))
    for occurrence in occurrences:
        occurrence.uid = uuid.uuid4()
    Occurrence.objects.using(schema_editor.connection.alias).bulk_update(occurrences, ["uid"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_initiatives"), ("contacts", "0002_postal_code_of_cremona")]

    operations = [
        migrations.AddField("occurrence", "precision", models.CharField(**PRECISION)),
        migrations.AddField("historicaloccurrence", "precision", models.CharField(**PRECISION)),
        migrations.AddField(
            "occurrence",
            "office",
            models.ForeignKey(**OFFICE, on_delete=django.db.models.deletion.PROTECT, related_name="occurrences"),
        ),
        migrations.AddField(
            "historicaloccurrence",
            "office",
            models.ForeignKey(
                **OFFICE, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+"
            ),
        ),
        migrations.AddField("occurrence", "sequence", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AddField(
            "occurrence", "changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)
        ),
        migrations.AddField("occurrence", "uid", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(name_apart, migrations.RunPython.noop),
        migrations.AlterField("occurrence", "uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
        migrations.AddIndex("occurrence", models.Index(fields=["starts_at"], name="occurrence_starts_at")),
        migrations.AddConstraint(
            "occurrence",
            models.CheckConstraint(
                condition=models.Q(("office__isnull", True), models.Q(("address", ""), ("place", "")), _connector="OR"),
                name="occurrence_at_an_office_or_elsewhere",
                violation_error_message="Scegli un ufficio oppure scrivi il luogo, non tutti e due: "
                "cancella quello che non serve.",
            ),
        ),
    ]
