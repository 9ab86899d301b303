import django.db.models.deletion
import filer.fields.file
from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

GROUPS = ["Redazione", "Pubblicazione"]
PERMISSIONS = {
    "cremona_site": ["add_document", "change_document", "delete_document", "view_document"],
    "projects": ["add_news", "change_news", "view_news", "view_historicalnews"],
}


def grant(apps, schema_editor):
    """Who writes pages puts documents into them and fills in the facts of news."""
    from django.contrib.auth.models import Group, Permission

    for label, codenames in PERMISSIONS.items():
        create_permissions(installed_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
        found = Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
        missing = set(codenames) - set(found.values_list("codename", flat=True))
        if missing:
            raise LookupError(f"No such permission in {label}: {', '.join(sorted(missing))}")
        for group in Group.objects.filter(name__in=GROUPS):
            group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0045_pageurl_site_unique_path"),
        ("cremona_site", "0005_permissions_of_services_and_initiatives"),
        ("filer", "0018_alter_file_options"),
        ("projects", "0005_news"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentFacts",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="document_facts",
                        serialize=False,
                        to="filer.file",
                    ),
                ),
                ("sha1", models.CharField(help_text="Del file che è stato letto.", max_length=40)),
                ("pages", models.PositiveIntegerField(null=True, verbose_name="pagine")),
                ("language", models.CharField(blank=True, max_length=3, verbose_name="lingua")),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="titolo scritto nel file")),
            ],
            options={
                "verbose_name": "dati di un documento",
                "verbose_name_plural": "dati dei documenti",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "cmsplugin_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="%(app_label)s_%(class)s",
                        serialize=False,
                        to="cms.cmsplugin",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Che cosa si legge aprendolo, nella lingua del documento. Non il nome del file. Per esempio: «Manifesto della campagna sull’usura».",
                        max_length=250,
                        verbose_name="titolo",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="Una frase, se serve: a chi è utile, che cosa c’è dentro. Può restare vuota.",
                        max_length=300,
                        verbose_name="descrizione",
                    ),
                ),
                (
                    "written_in",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("it", "in italiano"),
                            ("en", "in inglese"),
                            ("fr", "in francese"),
                            ("ro", "in rumeno"),
                            ("sq", "in albanese"),
                            ("ar", "in arabo"),
                            ("pa", "in punjabi"),
                            ("es", "in spagnolo"),
                            ("uk", "in ucraino"),
                            ("zh", "in cinese"),
                        ],
                        default="it",
                        help_text="Se la lasci vuota, è quella scritta nel PDF, o l’italiano.",
                        max_length=2,
                        verbose_name="lingua del documento",
                    ),
                ),
                (
                    "file",
                    filer.fields.file.FilerFileField(
                        help_text="Un PDF. Il sito ne scrive da solo pagine e peso.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="filer.file",
                        verbose_name="documento",
                    ),
                ),
            ],
            options={
                "verbose_name": "documento di una pagina",
                "verbose_name_plural": "documenti delle pagine",
            },
            bases=("cms.cmsplugin",),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
