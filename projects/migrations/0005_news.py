import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0045_pageurl_site_unique_path"),
        ("projects", "0004_places_and_precision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalNews",
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
                        choices=[("news", "Notizia"), ("release", "Comunicato"), ("notice", "Avviso")],
                        default="news",
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        help_text="Solo per un avviso: dal giorno dopo le liste lo mostrano come scaduto. La pagina resta.",
                        null=True,
                        verbose_name="valido fino al",
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
            name="News",
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
                        choices=[("news", "Notizia"), ("release", "Comunicato"), ("notice", "Avviso")],
                        default="news",
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        help_text="Solo per un avviso: dal giorno dopo le liste lo mostrano come scaduto. La pagina resta.",
                        null=True,
                        verbose_name="valido fino al",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="news",
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
                        blank=True, related_name="news", to="projects.topic", verbose_name="argomenti"
                    ),
                ),
            ],
            options={
                "verbose_name": "dati della notizia",
                "verbose_name_plural": "dati delle notizie",
            },
        ),
        migrations.CreateModel(
            name="HistoricalNews_topics",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="projects.historicalnews",
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
                    "news",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.news",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalNews_topics",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddIndex(
            model_name="news",
            index=models.Index(fields=["-first_published_on"], name="news_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="news",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "notice"), ("valid_until__isnull", True), _connector="OR"),
                name="only_notices_expire",
                violation_error_message="Solo un avviso ha una scadenza: togli la data, o scegli il tipo «Avviso».",
            ),
        ),
    ]
