import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models

LIMITS = "cremona_site_limit"


def create_limits(apps, schema_editor):
    """The table in which failed sign-ins are counted; Django has no model for it."""
    call_command("createcachetable", LIMITS, database=schema_editor.connection.alias, verbosity=0)


def drop_limits(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE IF EXISTS {LIMITS}")


class Migration(migrations.Migration):
    dependencies = [
        ("cremona_site", "0008_ratings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(create_limits, drop_limits),
        migrations.CreateModel(
            name="AccountEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="quando")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed_in", "accesso"),
                            ("refused", "accesso rifiutato"),
                            ("limited", "troppi tentativi"),
                            ("signed_out", "uscita"),
                            ("factor_added", "secondo passaggio aggiunto"),
                            ("factor_removed", "secondo passaggio tolto"),
                            ("factor_reset", "secondo passaggio azzerato"),
                            ("codes_renewed", "codici di riserva rifatti"),
                            ("password_changed", "password cambiata"),
                            ("person_added", "persona aggiunta"),
                            ("person_changed", "permessi o dati di una persona cambiati"),
                            ("person_deleted", "persona cancellata"),
                            ("group_changed", "permessi di un gruppo cambiati"),
                        ],
                        max_length=20,
                        verbose_name="che cosa",
                    ),
                ),
                ("person_name", models.CharField(blank=True, max_length=150, verbose_name="nome utente")),
                ("actor_name", models.CharField(blank=True, max_length=150, verbose_name="fatto da")),
                ("detail", models.CharField(blank=True, max_length=500, verbose_name="dettagli")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="volte")),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="fatto da",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="persona",
                    ),
                ),
            ],
            options={
                "verbose_name": "evento degli accessi",
                "verbose_name_plural": "registro degli accessi",
                "ordering": ["-at", "-pk"],
                "default_permissions": [],
            },
        ),
    ]
