from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchDocument(models.Model):
    """What the search knows of a page or of an office in one language; `cremona_site.search.index` holds the words.

    Only a copy, which `manage.py reindex` makes anew. Addresses are not in it: they move with the pages above.
    """

    class Kind(models.TextChoices):
        """What was found, in the words of the results; the first kinds help most."""

        PROJECT = "project", _("Progetto")
        AREA = "area", _("Azione del progetto")
        SERVICE = "service", _("Servizio")
        OFFICE = "office", _("Ufficio")
        PAGE = "page", _("Pagina")
        SECTION = "section", _("Sezione")
        NEWS = "news", _("Notizia")
        INITIATIVE = "initiative", _("Iniziativa")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    language = models.CharField(max_length=15)
    page = models.ForeignKey("cms.Page", models.CASCADE, related_name="search_documents", null=True)
    office = models.ForeignKey("contacts.Office", models.CASCADE, related_name="search_documents", null=True)
    title = models.CharField(max_length=255)
    title_lexemes = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    last_day = models.DateField(null=True)
    recipe = models.PositiveSmallIntegerField(help_text="See `cremona_site.search.analysis.RECIPE`.")

    class Meta:
        verbose_name = "documento della ricerca"
        verbose_name_plural = "documenti della ricerca"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="search_document_once_a_page"),
            models.UniqueConstraint(fields=["office", "language"], name="search_document_once_an_office"),
            models.CheckConstraint(
                name="search_document_is_of_one_thing",
                condition=models.Q(page__isnull=True, office__isnull=False)
                | models.Q(page__isnull=False, office__isnull=True),
            ),
        ]

    def __str__(self):
        return self.title
