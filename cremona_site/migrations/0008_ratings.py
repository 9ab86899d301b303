from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.models import CASCADE, Q

LABEL = "cremona_site"
PERMISSIONS = {
    "Redazione": ["view_ratingsummary", "view_ratingcomment"],
    "Pubblicazione": ["view_ratingsummary", "view_ratingcomment", "delete_ratingcomment"],
}


def grant(apps, schema_editor):
    from django.contrib.auth.models import Group, Permission

    create_permissions(installed_apps.get_app_config(LABEL), verbosity=0, using=schema_editor.connection.alias)
    for name, codenames in PERMISSIONS.items():
        found = Permission.objects.filter(content_type__app_label=LABEL, codename__in=codenames)
        missing = set(codenames) - set(found.values_list("codename", flat=True))
        if missing:
            raise LookupError(f"No such permission in {LABEL}: {', '.join(sorted(missing))}")
        for group in Group.objects.filter(name=name):
            group.permissions.add(*found)


def rated():
    """What a counter and a text have in common."""
    return [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("page", models.ForeignKey("cms.page", CASCADE, null=True, related_name="+", verbose_name="pagina")),
        ("office", models.ForeignKey("contacts.office", CASCADE, null=True, related_name="+", verbose_name="ufficio")),
        ("language", models.CharField(max_length=7, verbose_name="lingua")),
        ("stars", models.PositiveSmallIntegerField(verbose_name="stelle")),
    ]


def checks_of(name):
    one_thing = Q(page__isnull=True, office__isnull=False) | Q(page__isnull=False, office__isnull=True)
    return [
        models.CheckConstraint(name=f"{name}_is_of_one_thing", condition=one_thing),
        models.CheckConstraint(name=f"{name}_has_one_to_five_stars", condition=Q(stars__range=(1, 5))),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("cremona_site", "0007_search"),
        ("cms", "0045_pageurl_site_unique_path"),
        ("contacts", "0002_postal_code_of_cremona"),
    ]

    operations = [
        migrations.CreateModel(
            name="RatingCount",
            fields=[
                *rated(),
                ("answer", models.PositiveSmallIntegerField(verbose_name="risposta")),
                ("month", models.DateField(verbose_name="mese")),
                ("number", models.PositiveIntegerField(verbose_name="voti")),
            ],
            options={
                "verbose_name": "conteggio di voti",
                "verbose_name_plural": "conteggi di voti",
                "default_permissions": [],
                "abstract": False,
                "indexes": [models.Index(fields=["month"], name="ratingcount_month")],
                "constraints": [
                    *checks_of("ratingcount"),
                    models.CheckConstraint(
                        name="ratingcount_answer_fits_the_stars",
                        condition=Q(answer=0) | Q(stars__lt=4, answer__lt=6) | Q(stars__gte=4, answer__range=(6, 10)),
                    ),
                    models.UniqueConstraint(
                        name="ratingcount_once_a_page",
                        fields=["page", "language", "month", "stars", "answer"],
                        condition=Q(page__isnull=False),
                    ),
                    models.UniqueConstraint(
                        name="ratingcount_once_an_office",
                        fields=["office", "language", "month", "stars", "answer"],
                        condition=Q(office__isnull=False),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RatingComment",
            fields=[
                *rated(),
                ("text", models.CharField(max_length=200, verbose_name="testo")),
                ("day", models.DateField(verbose_name="giorno")),
                ("place", models.PositiveSmallIntegerField(verbose_name="posto nel giorno")),
            ],
            options={
                "verbose_name": "testo di chi ha votato",
                "verbose_name_plural": "testi di chi ha votato",
                "ordering": ["-day", "place"],
                "default_permissions": ["view", "delete"],
                "abstract": False,
                "constraints": [
                    *checks_of("ratingcomment"),
                    models.UniqueConstraint(name="ratingcomment_once_a_place", fields=["day", "place"]),
                    models.CheckConstraint(name="ratingcomment_in_a_place", condition=Q(place__range=(1, 100))),
                ],
            },
        ),
        migrations.CreateModel(
            name="RatingSummary",
            fields=[],
            options={
                "verbose_name": "valutazioni di una pagina",
                "verbose_name_plural": "valutazioni delle pagine",
                "proxy": True,
                "default_permissions": ["view"],
                "indexes": [],
                "constraints": [],
            },
            bases=("cremona_site.ratingcount",),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
