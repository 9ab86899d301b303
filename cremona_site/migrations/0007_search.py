import django.db.models.deletion
import simple_history.models
from django.apps import apps as installed_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

VIEWS = ["view_searchsynonym", "view_historicalsearchsynonym"]
GRANTS = {
    "Redazione": VIEWS,
    "Pubblicazione": [*VIEWS, "add_searchsynonym", "change_searchsynonym", "delete_searchsynonym"],
}
# The words of each document under its place: where a search finds more than it can rank, the first places win. Letters
# come without accents and as stems, so neither database does anything to them.
TABLES = {
    "sqlite": [
        "CREATE VIRTUAL TABLE cremona_site_searchwords USING fts5"
        "(title, summary, text, tokenize = 'unicode61 remove_diacritics 2', prefix = '6 7')",
    ],
    "postgresql": [
        "CREATE TABLE cremona_site_searchwords"
        "(place bigint PRIMARY KEY, title tsvector NOT NULL, words tsvector NOT NULL)",
        # Reading all vectors is what takes long. Apart from the rest they are read for the results alone; and the planner,
        # which does not count that cost, knows nothing that would make it leave the indexes out.
        "ALTER TABLE cremona_site_searchwords SET (toast_tuple_target = 128)",
        "ALTER TABLE cremona_site_searchwords ALTER COLUMN title SET STATISTICS 0, ALTER COLUMN words SET STATISTICS 0",
        "CREATE INDEX cremona_site_searchwords_title ON cremona_site_searchwords USING gin (title) WITH (fastupdate = off)",
        "CREATE INDEX cremona_site_searchwords_words ON cremona_site_searchwords USING gin (words) WITH (fastupdate = off)",
    ],
}


def create_words(apps, schema_editor):
    for statement in TABLES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_words(apps, schema_editor):
    schema_editor.execute("DROP TABLE cremona_site_searchwords")


def grant(apps, schema_editor):
    """Synonyms work at once, so Pubblicazione keeps them and Redazione looks them up; a deleted group stays deleted."""
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


def synonym_fields():
    return [
        (
            "typed",
            models.CharField(
                help_text="Le parole che le persone scrivono, separate da virgole. Per esempio «usuraio, strozzino».",
                max_length=200,
                verbose_name="chi cerca",
            ),
        ),
        (
            "meant",
            models.CharField(
                help_text="Le parole delle pagine, separate da virgole. Per esempio «usura». Bastano al singolare.",
                max_length=200,
                verbose_name="trova anche",
            ),
        ),
        (
            "is_mutual",
            models.BooleanField(
                default=False,
                help_text="Spuntala se chi cerca le parole delle pagine deve trovare anche le altre.",
                verbose_name="vale anche al contrario",
            ),
        ),
        (
            "language",
            models.CharField(
                choices=[("it", "Italiano"), ("en", "English")], default="it", max_length=15, verbose_name="lingua"
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0045_pageurl_site_unique_path"),
        ("contacts", "0002_postal_code_of_cremona"),
        ("cremona_site", "0006_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSearchSynonym",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                *synonym_fields(),
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
            ],
            options={
                "verbose_name": "cronologia del sinonimo",
                "verbose_name_plural": "cronologie del sinonimo",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SearchSynonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                *synonym_fields(),
            ],
            options={
                "verbose_name": "sinonimo della ricerca",
                "verbose_name_plural": "sinonimi della ricerca",
                "ordering": ["language", "typed"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("typed", "language"),
                        name="search_synonym_typed_once",
                        violation_error_message="Queste parole hanno già i loro sinonimi. Cercale nell’elenco e cambia quelli.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("project", "Progetto"),
                            ("area", "Azione del progetto"),
                            ("service", "Servizio"),
                            ("office", "Ufficio"),
                            ("page", "Pagina"),
                            ("section", "Sezione"),
                            ("news", "Notizia"),
                            ("initiative", "Iniziativa"),
                        ],
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(max_length=15)),
                ("title", models.CharField(max_length=255)),
                ("title_lexemes", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("last_day", models.DateField(null=True)),
                (
                    "recipe",
                    models.PositiveSmallIntegerField(help_text="See `cremona_site.search.analysis.RECIPE`."),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_documents",
                        to="contacts.office",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_documents",
                        to="cms.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "documento della ricerca",
                "verbose_name_plural": "documenti della ricerca",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("page", "language"), name="search_document_once_a_page"),
                    models.UniqueConstraint(fields=("office", "language"), name="search_document_once_an_office"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("office__isnull", False), ("page__isnull", True)),
                            models.Q(("office__isnull", True), ("page__isnull", False)),
                            _connector="OR",
                        ),
                        name="search_document_is_of_one_thing",
                    ),
                ],
            },
        ),
        migrations.RunPython(create_words, drop_words),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
