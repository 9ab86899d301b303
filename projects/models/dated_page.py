from cms.extensions.models import PageExtension
from cms.models import Page, PageContent
from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from projects.models.publications import publications_of


class DatedPage(PageExtension):
    """Facts that give a page its identity, and the two dates that it shows.

    `modified_on` moves by itself when words or facts that visitors see change; see `projects.freshness`.
    """

    first_published_on = models.DateField(
        "contenuto pubblicato in data",
        null=True,
        blank=True,
        help_text="Se la lasci vuota, è il giorno della prima pubblicazione.",
    )
    modified_on = models.DateField("ultima modifica il", null=True, blank=True, editable=False)
    former_url = models.URLField(
        "indirizzo nel vecchio sito",
        max_length=500,
        blank=True,
        help_text="Serve a portare qui chi arriva da un vecchio collegamento.",
    )
    words_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        # Not `self.extended_object`: the history of a deleted page must still have a name
        page = Page.objects.filter(pk=self.extended_object_id).first()
        return str(page) if page else f"{self._meta.verbose_name} (pagina eliminata)"

    @property
    def is_published(self):
        """Whether visitors see its page in Italian."""
        return PageContent.objects.filter(page_id=self.extended_object_id, language=settings.LANGUAGE_CODE).exists()

    @property
    def visible_since(self):
        """When its page was published first; None where it never was."""
        return publications_of(self.extended_object_id, settings.LANGUAGE_CODE).first()

    def copy(self, target, language):
        """The facts of a copied page: its dates begin anew, and the old address stays where it was."""
        clone = super().copy(target, language)
        clone.former_url = ""
        clone.first_published_on = clone.modified_on = None
        clone.words_digest = ""
        clone.save()
        return clone


def history_of_facts(**options):
    """The history of a kind of `DatedPage`: what people change, not the dates that move by themselves."""
    return HistoricalRecords(
        verbose_name="cronologia dei dati",
        verbose_name_plural="cronologie dei dati",
        excluded_fields=["modified_on", "words_digest"],
        **options,
    )
