from django.apps import apps as installed_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.models import CASCADE, SET_NULL, F, Q
from django.utils import timezone

ASKS = {"cremona_site": ["add_publicationrequest", "view_publicationrequest", "view_scheduledchange"]}
PERMISSIONS = {
    "Redazione": ASKS,
    "Pubblicazione": {
        "cremona_site": [*ASKS["cremona_site"], "add_scheduledchange"],
        "djangocms_versioning": ["delete_versionlock"],
    },
}


def grant(apps, schema_editor):
    from django.contrib.auth.models import Group, Permission

    for name, by_app in PERMISSIONS.items():
        for label, codenames in by_app.items():
            create_permissions(installed_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
            found = Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
            missing = set(codenames) - set(found.values_list("codename", flat=True))
            if missing:
                raise LookupError(f"No such permission in {label}: {', '.join(sorted(missing))}")
            for group in Group.objects.filter(name=name):
                group.permissions.add(*found)


def number():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def somebody(name):
    return models.ForeignKey(settings.AUTH_USER_MODEL, SET_NULL, null=True, related_name="+", verbose_name=name)


REQUEST_STATES = [
    ("open", "in attesa"),
    ("published", "pubblicata"),
    ("sent_back", "rimandata indietro"),
    ("withdrawn", "ritirata"),
]
SCHEDULE_STATES = [
    ("waiting", "in programma"),
    ("done", "eseguita"),
    ("failed", "non riuscita"),
    ("cancelled", "annullata"),
]
VERSION = "djangocms_versioning.version"


class Migration(migrations.Migration):
    dependencies = [
        ("cremona_site", "0009_sign_ins"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cms", "0045_pageurl_site_unique_path"),
        ("djangocms_alias", "0008_alter_categorytranslation_unique_together_and_more"),
        ("djangocms_versioning", "0018_fix_typo"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicationRequest",
            fields=[
                ("id", number()),
                ("version", models.ForeignKey(VERSION, SET_NULL, null=True, related_name="+", verbose_name="versione")),
                ("page", models.ForeignKey("cms.page", CASCADE, null=True, related_name="+", verbose_name="pagina")),
                (
                    "alias",
                    models.ForeignKey(
                        "djangocms_alias.alias", CASCADE, null=True, related_name="+", verbose_name="alias"
                    ),
                ),
                ("language", models.CharField(max_length=7, verbose_name="lingua")),
                ("title", models.CharField(max_length=255, verbose_name="titolo")),
                ("asked_by", somebody("chi chiede")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="chiesta il")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="nota per chi pubblica")),
                (
                    "state",
                    models.CharField(choices=REQUEST_STATES, default="open", max_length=10, verbose_name="stato"),
                ),
                ("answered_by", somebody("chi risponde")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="risposta del")),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="risposta")),
            ],
            options={
                "verbose_name": "richiesta di pubblicazione",
                "verbose_name_plural": "richieste di pubblicazione",
                "ordering": ["-asked_at"],
                "default_permissions": ["add", "view"],
                "constraints": [
                    models.UniqueConstraint(
                        name="one_open_request_a_version", fields=["version"], condition=Q(state="open")
                    ),
                    models.CheckConstraint(
                        name="publicationrequest_is_of_one_thing",
                        condition=Q(page__isnull=True, alias__isnull=False) | Q(page__isnull=False, alias__isnull=True),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScheduledChange",
            fields=[
                ("id", number()),
                ("version", models.ForeignKey(VERSION, CASCADE, related_name="+", verbose_name="versione")),
                ("publish_at", models.DateTimeField(null=True, verbose_name="in uscita il")),
                ("withdraw_at", models.DateTimeField(null=True, verbose_name="da togliere il")),
                ("asked_by", somebody("programmata da")),
                ("asked_at", models.DateTimeField(default=timezone.now, verbose_name="programmata il")),
                ("published_at", models.DateTimeField(null=True, verbose_name="pubblicata il")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="tolta il")),
                (
                    "state",
                    models.CharField(choices=SCHEDULE_STATES, default="waiting", max_length=10, verbose_name="stato"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motivo")),
                ("seen_at", models.DateTimeField(null=True, verbose_name="presa visione il")),
            ],
            options={
                "verbose_name": "uscita programmata",
                "verbose_name_plural": "uscite programmate",
                "ordering": ["publish_at", "withdraw_at"],
                "default_permissions": ["add", "view"],
                "constraints": [
                    models.UniqueConstraint(
                        name="one_schedule_a_version", fields=["version"], condition=Q(state="waiting")
                    ),
                    models.CheckConstraint(
                        name="scheduledchange_changes_something",
                        condition=Q(publish_at__isnull=False) | Q(withdraw_at__isnull=False),
                    ),
                    models.CheckConstraint(
                        name="scheduledchange_comes_before_it_goes",
                        condition=Q(publish_at=None) | Q(withdraw_at=None) | Q(withdraw_at__gt=F("publish_at")),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftLock",
            fields=[
                ("id", number()),
                ("version", models.OneToOneField(VERSION, CASCADE, related_name="draft_lock", verbose_name="bozza")),
                (
                    "holder",
                    models.ForeignKey(
                        settings.AUTH_USER_MODEL, CASCADE, related_name="+", verbose_name="chi la sta modificando"
                    ),
                ),
                ("since", models.DateTimeField(default=timezone.now, verbose_name="dal")),
                ("wanted_by", somebody("chi la aspetta")),
                ("wanted_at", models.DateTimeField(null=True, verbose_name="chiesta il")),
            ],
            options={
                "verbose_name": "bozza presa in mano",
                "verbose_name_plural": "bozze prese in mano",
                "default_permissions": [],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
