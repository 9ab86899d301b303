import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0045_pageurl_site_unique_path"),
        ("projects", "0002_services_and_topics"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalInitiative",
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
                    "kind",
                    models.CharField(
                        choices=[("event", "Evento"), ("training", "Formazione"), ("campaign", "Campagna")],
                        default="event",
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "organisers",
                    models.CharField(
                        blank=True,
                        help_text="Per esempio «Avviso Pubblico».",
                        max_length=255,
                        verbose_name="organizzata con",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        blank=True,
                        help_text="Per esempio «cittadini» o «personale del Comune».",
                        max_length=150,
                        verbose_name="aperta a",
                    ),
                ),
                (
                    "admission",
                    models.CharField(
                        blank=True, help_text="Per esempio «gratuito».", max_length=100, verbose_name="ingresso"
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
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
            name="Initiative",
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
                    "kind",
                    models.CharField(
                        choices=[("event", "Evento"), ("training", "Formazione"), ("campaign", "Campagna")],
                        default="event",
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "organisers",
                    models.CharField(
                        blank=True,
                        help_text="Per esempio «Avviso Pubblico».",
                        max_length=255,
                        verbose_name="organizzata con",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        blank=True,
                        help_text="Per esempio «cittadini» o «personale del Comune».",
                        max_length=150,
                        verbose_name="aperta a",
                    ),
                ),
                (
                    "admission",
                    models.CharField(
                        blank=True, help_text="Per esempio «gratuito».", max_length=100, verbose_name="ingresso"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="initiatives",
                        to="projects.actionarea",
                        verbose_name="azione del progetto",
                    ),
                ),
                (
                    "extended_object",
                    models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to="cms.page"),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True, related_name="initiatives", to="projects.topic", verbose_name="argomenti"
                    ),
                ),
            ],
            options={
                "verbose_name": "dati dell’iniziativa",
                "verbose_name_plural": "dati delle iniziative",
            },
        ),
        migrations.CreateModel(
            name="HistoricalOccurrence",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("starts_at", models.DateTimeField(verbose_name="comincia")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="finisce")),
                (
                    "is_all_day",
                    models.BooleanField(
                        default=False, help_text="Le ore non si vedono.", verbose_name="tutto il giorno"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Per esempio «Sala Zanoni».", max_length=150, verbose_name="luogo"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="via e numero")),
                ("locality", models.CharField(default="Cremona", max_length=100, verbose_name="località")),
                ("bad_weather_place", models.CharField(blank=True, max_length=200, verbose_name="in caso di maltempo")),
                (
                    "status",
                    models.CharField(
                        choices=[("scheduled", "Confermata"), ("postponed", "Rinviata"), ("cancelled", "Annullata")],
                        default="scheduled",
                        max_length=10,
                        verbose_name="stato",
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
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.initiative",
                        verbose_name="iniziativa",
                    ),
                ),
            ],
            options={
                "verbose_name": "cronologia della data",
                "verbose_name_plural": "cronologie della data",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInitiative_topics",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalinitiative",
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
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.initiative",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalInitiative_topics",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField(verbose_name="comincia")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="finisce")),
                (
                    "is_all_day",
                    models.BooleanField(
                        default=False, help_text="Le ore non si vedono.", verbose_name="tutto il giorno"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Per esempio «Sala Zanoni».", max_length=150, verbose_name="luogo"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="via e numero")),
                ("locality", models.CharField(default="Cremona", max_length=100, verbose_name="località")),
                ("bad_weather_place", models.CharField(blank=True, max_length=200, verbose_name="in caso di maltempo")),
                (
                    "status",
                    models.CharField(
                        choices=[("scheduled", "Confermata"), ("postponed", "Rinviata"), ("cancelled", "Annullata")],
                        default="scheduled",
                        max_length=10,
                        verbose_name="stato",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="projects.initiative",
                        verbose_name="iniziativa",
                    ),
                ),
            ],
            options={
                "verbose_name": "data",
                "verbose_name_plural": "date",
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True), ("ends_at__gte", models.F("starts_at")), _connector="OR"
                        ),
                        name="occurrence_ends_after_it_starts",
                        violation_error_message="La fine non può venire prima dell’inizio.",
                    )
                ],
            },
        ),
    ]
