import re

from cms.models import CMSPlugin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from filer.fields.file import FilerFileField
from filer.models import File

from cremona_site.documents import PDF
from cremona_site.models.placed_file import PlacedFileManager
from cremona_site.plain_text import tidy_lines

# `delibera_12.pdf`, `manifesto-2026`
FILE_NAME = re.compile(r"\.(pdf|docx?|odt|jpe?g|png)$|^\S*[_\d]\S*$", re.I)
EMPTY_WORDS = re.compile(
    r"^(il |un |l[’'])?(documento|file|pdf|allegato|scarica|clicca|apri|qui)( (qui|il pdf|il file|pdf|allegato))?\W*$",
    re.I,
)
NAMES_ITS_KIND = re.compile(r"[\[(]?\bpdf\b[\])]?\s*$", re.I)


class Language(models.TextChoices):
    """In which language a document is written, in the words with which pages say it."""

    ITALIAN = "it", _("in italiano")
    ENGLISH = "en", _("in inglese")
    FRENCH = "fr", _("in francese")
    ROMANIAN = "ro", _("in rumeno")
    ALBANIAN = "sq", _("in albanese")
    ARABIC = "ar", _("in arabo")
    PUNJABI = "pa", _("in punjabi")
    SPANISH = "es", _("in spagnolo")
    UKRAINIAN = "uk", _("in ucraino")
    CHINESE = "zh", _("in cinese")


class DocumentFacts(models.Model):
    """What was read in a document of the library when it arrived; `cremona_site.document_signals` writes it."""

    file = models.OneToOneField(File, models.CASCADE, primary_key=True, related_name="document_facts")
    sha1 = models.CharField(max_length=40, help_text="Del file che è stato letto.")
    pages = models.PositiveIntegerField("pagine", null=True)
    language = models.CharField("lingua", max_length=3, blank=True)
    title = models.CharField("titolo scritto nel file", max_length=250, blank=True)

    class Meta:
        verbose_name = "dati di un documento"
        verbose_name_plural = "dati dei documenti"
        default_permissions = ()

    def __str__(self):
        return f"Dati di {self.title or self.file_id}"


class DocumentManager(PlacedFileManager):
    """The CMS reads all documents of a page in one query: their files come along, with what is known of them."""

    file_field = "file"

    def get_queryset(self):
        return super().get_queryset().select_related("file__document_facts")


class Document(CMSPlugin):
    """Puts a PDF of the library into a slot of a page, under a title that people understand."""

    file = FilerFileField(
        on_delete=models.PROTECT,
        related_name="documents",
        verbose_name="documento",
        help_text="Un PDF. Il sito ne scrive da solo pagine e peso.",
    )
    title = models.CharField(
        "titolo",
        max_length=250,
        help_text="Che cosa si legge aprendolo, nella lingua del documento. Non il nome del file. "
        "Per esempio: «Manifesto della campagna sull’usura».",
    )
    description = models.CharField(
        "descrizione",
        max_length=300,
        blank=True,
        help_text="Una frase, se serve: a chi è utile, che cosa c’è dentro. Può restare vuota.",
    )
    written_in = models.CharField(
        "lingua del documento",
        max_length=2,
        choices=Language.choices,
        default=Language.ITALIAN,
        blank=True,
        help_text="Se la lasci vuota, è quella scritta nel PDF, o l’italiano.",
    )

    objects = DocumentManager()

    class Meta:
        verbose_name = "documento di una pagina"
        verbose_name_plural = "documenti delle pagine"

    def __str__(self):
        return self.title or str(self.file)

    @property
    def facts(self):
        """What was read in the file, if it was."""
        return getattr(self.file, "document_facts", None)

    def clean(self):
        tidy_lines(self, "title", "description")
        facts = self.facts if self.file_id else None
        if self.file_id and self.file.mime_type != PDF:
            raise ValidationError({"file": "Qui va un PDF. Per un’immagine chiudi e scegli «Immagine» nell’elenco."})
        if problem := problem_of_title(self.title, facts.title if facts else ""):
            raise ValidationError({"title": problem})
        if not self.written_in:
            is_known = facts and facts.language in Language.values
            self.written_in = facts.language if is_known else Language.ITALIAN

    def search_text(self):
        return f"{self.title}. {self.description}"

    def shown(self):
        """What of the document readers see, for telling whether a page changed."""
        return [self.file.sha1, self.title, self.description, self.written_in]


def problem_of_title(title, proposal):
    """What an editor should mend, or nothing; `proposal` is the title that the file itself bears."""
    if not title and proposal:
        return f"Nel PDF c’è scritto questo titolo: «{proposal}». Se è chiaro, copialo qui."
    if not title:
        return "Scrivi il titolo: che cosa si legge nel documento."
    if FILE_NAME.search(title):
        return "Sembra il nome di un file: scrivi che cosa si legge nel documento."
    if EMPTY_WORDS.match(title):
        return "Chi lo legge non sa che cosa c’è dentro: scrivi di che cosa parla il documento."
    if NAMES_ITS_KIND.search(title):
        return "Togli «PDF»: il sito lo scrive da solo accanto al titolo, con le pagine e il peso."
    return ""
