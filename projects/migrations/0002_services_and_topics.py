import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.utils.text import slugify

from projects.vocabulary import EUROVOC_TOPICS, MODEL_TOPICS


def write_topics(apps, schema_editor):
    topic = apps.get_model("projects", "Topic")
    for names, is_of_the_model in ((MODEL_TOPICS, True), (EUROVOC_TOPICS, False)):
        for name in names:
            topic.objects.create(name=name, slug=slugify(name.replace("'", " ")), is_of_the_model=is_of_the_model)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0045_pageurl_site_unique_path"),
        ("contacts", "0002_postal_code_of_cremona"),
        ("projects", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="argomento")),
                ("slug", models.SlugField(max_length=100, unique=True)),
                ("is_of_the_model", models.BooleanField(default=True, verbose_name="del modello Comuni")),
            ],
            options={
                "verbose_name": "argomento",
                "verbose_name_plural": "argomenti",
                "ordering": ["-is_of_the_model", "name"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalService",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "first_published_on",
                    models.DateField(
                        blank=True,
                        help_text="Se la lasci vuota, è il giorno della prima pubblicazione.",
                        null=True,
                        verbose_name="contenuto pubblicato in data",
                    ),
                ),
                (
                    "former_url",
                    models.URLField(
                        blank=True,
                        help_text="Serve a portare qui chi arriva da un vecchio collegamento.",
                        max_length=500,
                        verbose_name="indirizzo nel vecchio sito",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("active", "Servizio attivo"), ("inactive", "Servizio non attivo")],
                        default="active",
                        max_length=10,
                        verbose_name="stato",
                    ),
                ),
                (
                    "status_reason",
                    models.CharField(
                        blank=True,
                        help_text="Serve solo se il servizio non è attivo.",
                        max_length=255,
                        verbose_name="motivo dello stato",
                    ),
                ),
                (
                    "service_type",
                    models.CharField(
                        help_text="Per esempio «Assistenza sociale».", max_length=100, verbose_name="tipo di servizio"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        help_text="Per esempio «Vittime di reati di stampo mafioso».",
                        max_length=150,
                        verbose_name="destinatari in poche parole",
                    ),
                ),
                (
                    "area_served",
                    models.CharField(default="Lombardia", max_length=100, verbose_name="territorio servito"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="L’azione che offre il servizio: la sua pagina porta qui.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.actionarea",
                        verbose_name="azione del progetto",
                    ),
                ),
                (
                    "extended_object",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cms.page",
                    ),
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
                        help_text="L’unità organizzativa che risponde del servizio.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contacts.office",
                        verbose_name="ufficio responsabile",
                    ),
                ),
            ],
            options={
                "verbose_name": "cronologia dei dati",
                "verbose_name_plural": "cronologie dei dati",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "first_published_on",
                    models.DateField(
                        blank=True,
                        help_text="Se la lasci vuota, è il giorno della prima pubblicazione.",
                        null=True,
                        verbose_name="contenuto pubblicato in data",
                    ),
                ),
                (
                    "modified_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="ultima modifica il"),
                ),
                (
                    "former_url",
                    models.URLField(
                        blank=True,
                        help_text="Serve a portare qui chi arriva da un vecchio collegamento.",
                        max_length=500,
                        verbose_name="indirizzo nel vecchio sito",
                    ),
                ),
                ("words_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[("active", "Servizio attivo"), ("inactive", "Servizio non attivo")],
                        default="active",
                        max_length=10,
                        verbose_name="stato",
                    ),
                ),
                (
                    "status_reason",
                    models.CharField(
                        blank=True,
                        help_text="Serve solo se il servizio non è attivo.",
                        max_length=255,
                        verbose_name="motivo dello stato",
                    ),
                ),
                (
                    "service_type",
                    models.CharField(
                        help_text="Per esempio «Assistenza sociale».", max_length=100, verbose_name="tipo di servizio"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        help_text="Per esempio «Vittime di reati di stampo mafioso».",
                        max_length=150,
                        verbose_name="destinatari in poche parole",
                    ),
                ),
                (
                    "area_served",
                    models.CharField(default="Lombardia", max_length=100, verbose_name="territorio servito"),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        help_text="L’azione che offre il servizio: la sua pagina porta qui.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="services",
                        to="projects.actionarea",
                        verbose_name="azione del progetto",
                    ),
                ),
                (
                    "extended_object",
                    models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to="cms.page"),
                ),
                (
                    "office",
                    models.ForeignKey(
                        help_text="L’unità organizzativa che risponde del servizio.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="contacts.office",
                        verbose_name="ufficio responsabile",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Almeno uno.",
                        related_name="services",
                        to="projects.topic",
                        verbose_name="argomenti",
                    ),
                ),
            ],
            options={
                "verbose_name": "dati del servizio",
                "verbose_name_plural": "dati dei servizi",
            },
        ),
        migrations.CreateModel(
            name="HistoricalService_topics",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalservice",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.service",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalService_topics",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_topics",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalproject",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalProject_topics",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="project",
            name="topics",
            field=models.ManyToManyField(
                blank=True, related_name="projects", to="projects.topic", verbose_name="argomenti"
            ),
        ),
        migrations.RunPython(write_topics, migrations.RunPython.noop),
    ]
