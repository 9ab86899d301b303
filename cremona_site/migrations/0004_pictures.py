import django.db.models.deletion
import filer.fields.image
from django.apps import apps as installed_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

GROUPS = ["Redazione", "Pubblicazione"]
PERMISSIONS = ["add_picture", "change_picture", "delete_picture", "view_picture"]


def grant(apps, schema_editor):
    """Who writes pages puts pictures into them; a group that the Comune deleted stays deleted."""
    from django.contrib.auth.models import Group, Permission

    label = "cremona_site"
    create_permissions(installed_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    found = Permission.objects.filter(content_type__app_label=label, codename__in=PERMISSIONS)
    missing = set(PERMISSIONS) - set(found.values_list("codename", flat=True))
    if missing:
        raise LookupError(f"No such permission in {label}: {', '.join(sorted(missing))}")
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0045_pageurl_site_unique_path"),
        ("cremona_site", "0003_old_addresses"),
        ("filer", "0018_alter_file_options"),
        migrations.swappable_dependency(settings.FILER_IMAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Picture",
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
                    "alternative_text",
                    models.CharField(
                        blank=True,
                        help_text="Per chi non vede l’immagine: che cosa mostra, in una frase, come la diresti al telefono. Per esempio: «L’ingresso di Palazzo comunale da piazza Stradivari».",
                        max_length=250,
                        verbose_name="testo alternativo",
                    ),
                ),
                (
                    "is_decorative",
                    models.BooleanField(
                        default=False,
                        help_text="Spuntala se la pagina dice tutto anche senza l’immagine: chi la ascolta non la sente.",
                        verbose_name="solo decorativa",
                    ),
                ),
                (
                    "caption",
                    models.CharField(
                        blank=True,
                        help_text="Si legge sotto l’immagine: chi, dove, quando, di chi è la fotografia. Può restare vuota.",
                        max_length=300,
                        verbose_name="didascalia",
                    ),
                ),
                (
                    "image",
                    filer.fields.image.FilerImageField(
                        help_text="JPEG, PNG, WebP, AVIF o SVG. Il sito la rimpicciolisce e toglie i dati sul luogo dello scatto.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to=settings.FILER_IMAGE_MODEL,
                        verbose_name="immagine",
                    ),
                ),
            ],
            options={
                "verbose_name": "immagine di una pagina",
                "verbose_name_plural": "immagini delle pagine",
            },
            bases=("cms.cmsplugin",),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
