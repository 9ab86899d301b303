import django.db.models.deletion
import simple_history.models
from django.apps import apps as installed_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

VIEWS = ["view_oldaddress", "view_historicaloldaddress"]
GRANTS = {
    "Redazione": VIEWS,
    "Pubblicazione": [*VIEWS, "add_oldaddress", "change_oldaddress", "delete_oldaddress"],
}


def grant(apps, schema_editor):
    """Redazione looks old addresses up, Pubblicazione keeps them; a group that the Comune deleted stays deleted."""
    from django.contrib.auth.models import Group, Permission

    label = "cremona_site"
    create_permissions(installed_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    for name, codenames in GRANTS.items():
        found = Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
        missing = set(codenames) - set(found.values_list("codename", flat=True))
        if missing:
            raise LookupError(f"No such permission in {label}: {', '.join(sorted(missing))}")
        for group in Group.objects.filter(name=name):
            group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0045_pageurl_site_unique_path"),
        ("contacts", "0001_initial"),
        ("cremona_site", "0002_staff_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalOldAddress",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "path",
                    models.CharField(
                        db_index=True,
                        error_messages={
                            "unique": "Questo indirizzo vecchio c’è già. Cercalo nell’elenco e cambia quello."
                        },
                        help_text="Puoi incollarlo intero, per esempio https://www.comune.cremona.it/node/421018. Se ne tiene la parte dopo il nome del sito.",
                        max_length=500,
                        verbose_name="indirizzo vecchio",
                    ),
                ),
                (
                    "explanation",
                    models.TextField(
                        blank=True,
                        help_text="Che cosa c’era a questo indirizzo e dove si trova ora. La legge chi arriva, quando l’indirizzo non porta a nessuna pagina. Se la lasci vuota, c’è una frase che va bene per tutti.",
                        verbose_name="spiegazione",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contacts.office",
                        verbose_name="oppure all’ufficio",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cms.page",
                        verbose_name="porta alla pagina",
                    ),
                ),
            ],
            options={
                "verbose_name": "cronologia dell’indirizzo vecchio",
                "verbose_name_plural": "cronologie dell’indirizzo vecchio",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OldAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "path",
                    models.CharField(
                        error_messages={
                            "unique": "Questo indirizzo vecchio c’è già. Cercalo nell’elenco e cambia quello."
                        },
                        help_text="Puoi incollarlo intero, per esempio https://www.comune.cremona.it/node/421018. Se ne tiene la parte dopo il nome del sito.",
                        max_length=500,
                        unique=True,
                        verbose_name="indirizzo vecchio",
                    ),
                ),
                (
                    "explanation",
                    models.TextField(
                        blank=True,
                        help_text="Che cosa c’era a questo indirizzo e dove si trova ora. La legge chi arriva, quando l’indirizzo non porta a nessuna pagina. Se la lasci vuota, c’è una frase che va bene per tutti.",
                        verbose_name="spiegazione",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="old_addresses",
                        to="contacts.office",
                        verbose_name="oppure all’ufficio",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="old_addresses",
                        to="cms.page",
                        verbose_name="porta alla pagina",
                    ),
                ),
            ],
            options={
                "verbose_name": "indirizzo vecchio",
                "verbose_name_plural": "indirizzi vecchi",
                "ordering": ["path"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("page__isnull", True), ("office__isnull", True), _connector="OR"),
                        name="old_address_leads_to_one_place",
                        violation_error_message="Un indirizzo vecchio porta a una pagina o a un ufficio, non a tutti e due: scegline uno e lascia vuoto l’altro.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("path__startswith", "/")),
                        name="old_address_begins_with_a_slash",
                        violation_error_message="Un indirizzo vecchio comincia con una barra, per esempio /node/421018.",
                    ),
                ],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
