import django.db.models.deletion
import django.utils.timezone
from django.apps import apps as installed_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

GRANTS = {"Redazione": ["view_pagecare"], "Pubblicazione": ["view_pagecare", "change_pagecare"]}


def count_from_last_publication(apps, schema_editor):
    """Pages that are public already were last read by whoever published them."""
    Version = apps.get_model("djangocms_versioning", "Version")
    PageContent = apps.get_model("cms", "PageContent")
    PageCare = apps.get_model("cremona_site", "PageCare")
    public = Version.objects.filter(
        state="published", content_type__app_label="cms", content_type__model="pagecontent"
    ).select_related("created_by")
    published_at = dict(
        apps.get_model("djangocms_versioning", "StateTracking")
        .objects.filter(new_state="published", version__in=public)
        .values("version")
        .annotate(latest=models.Max("date"))
        .values_list("version", "latest")
    )
    page_of = dict(PageContent.objects.values_list("pk", "page_id"))
    cares = {}
    for version in public.order_by("modified"):
        page_id, author = page_of.get(version.object_id), version.created_by
        if page_id:
            moment = published_at.get(version.pk, version.modified)
            owner = author if author.is_active and author.is_staff else None
            day = django.utils.timezone.localdate(moment)
            cares[page_id] = PageCare(page_id=page_id, verified_on=day, owner=owner)
    PageCare.objects.bulk_create(cares.values())


def grant(apps, schema_editor):
    from django.contrib.auth.models import Group, Permission

    create_permissions(installed_apps.get_app_config("cremona_site"), verbosity=0, using=schema_editor.connection.alias)
    for name, codenames in GRANTS.items():
        found = Permission.objects.filter(content_type__app_label="cremona_site", codename__in=codenames)
        missing = set(codenames) - set(found.values_list("codename", flat=True))
        if missing:
            raise LookupError(f"No such permission in cremona_site: {', '.join(sorted(missing))}")
        for group in Group.objects.filter(name=name):
            group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("cremona_site", "0010_publication"),
        ("cms", "0045_pageurl_site_unique_path"),
        ("djangocms_alias", "0008_alter_categorytranslation_unique_together_and_more"),
        ("djangocms_versioning", "0018_fix_typo"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hides_first_steps", models.BooleanField(default=False, verbose_name="nasconde i primi passi")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="desk_choice",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "scelta per la scrivania",
                "verbose_name_plural": "scelte per la scrivania",
                "default_permissions": [],
            },
        ),
        migrations.CreateModel(
            name="PageCare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verified_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="verificata il"),
                ),
                ("reminded_on", models.DateField(editable=False, null=True, verbose_name="ultimo promemoria")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Riceve ogni lunedì una mail con le sue pagine da verificare. Senza responsabile "
                        "la mail va a chi pubblica.",
                        limit_choices_to=models.Q(("is_active", True), ("is_staff", True)),
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pages_in_care",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsabile",
                    ),
                ),
                (
                    "page",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="care",
                        to="cms.page",
                        verbose_name="pagina",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="verificata da",
                    ),
                ),
            ],
            options={
                "verbose_name": "verifica di una pagina",
                "verbose_name_plural": "verifiche delle pagine",
                "default_permissions": ["view", "change"],
            },
        ),
        migrations.CreateModel(
            name="BrokenLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=7, verbose_name="lingua")),
                ("href", models.TextField(verbose_name="indirizzo")),
                ("text", models.TextField(blank=True, verbose_name="parole del collegamento")),
                ("problem", models.TextField(verbose_name="che cosa non va")),
                ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="dal")),
                (
                    "alias",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="djangocms_alias.alias",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cms.page",
                        verbose_name="pagina",
                    ),
                ),
            ],
            options={
                "verbose_name": "collegamento rotto",
                "verbose_name_plural": "collegamenti rotti",
                "ordering": ["since", "pk"],
                "default_permissions": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alias__isnull", False), ("page__isnull", True)),
                            models.Q(("alias__isnull", True), ("page__isnull", False)),
                            _connector="OR",
                        ),
                        name="broken_link_is_of_one_thing",
                    )
                ],
            },
        ),
        migrations.RunPython(count_from_last_publication, migrations.RunPython.noop),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
