import re

from cms.models import CMSPlugin
from django.core.exceptions import ValidationError
from django.db import models
from filer.fields.image import FilerImageField

from cremona_site.models.placed_file import PlacedFileManager

# `DSC_0012.jpg`, `palazzo_2`, `WhatsApp Image 2026-11-22 at 10.20`
FILE_NAME = re.compile(r"\.(jpe?g|png|webp|avif|svg|gif|heic)$|^\S*[_\d]\S*$|^(whatsapp image|screenshot)\b", re.I)
EMPTY_WORDS = re.compile(
    r"^(immagine|foto|fotografia)\s+(di|d’|d'|del|dello|della|dell’|dell'|dei|degli|delle|che|con)\b"
    r"|^(image|picture|photo|photograph)\s+of\b",
    re.I,
)


class PictureManager(PlacedFileManager):
    """The CMS reads all pictures of a page in one query: their files come along."""

    file_field = "image"

    def get_queryset(self):
        return super().get_queryset().select_related("image")


class Picture(CMSPlugin):
    """Puts an image of the library into a slot of a page, with the words for who does not see it."""

    image = FilerImageField(
        on_delete=models.PROTECT,
        related_name="pictures",
        verbose_name="immagine",
        help_text="JPEG, PNG, WebP, AVIF o SVG. Il sito la rimpicciolisce e toglie i dati sul luogo dello scatto.",
    )
    alternative_text = models.CharField(
        "testo alternativo",
        max_length=250,
        blank=True,
        help_text=(
            "Per chi non vede l’immagine: che cosa mostra, in una frase, come la diresti al telefono. "
            "Per esempio: «L’ingresso di Palazzo comunale da piazza Stradivari»."
        ),
    )
    is_decorative = models.BooleanField(
        "solo decorativa",
        default=False,
        help_text="Spuntala se la pagina dice tutto anche senza l’immagine: chi la ascolta non la sente.",
    )
    caption = models.CharField(
        "didascalia",
        max_length=300,
        blank=True,
        help_text="Si legge sotto l’immagine: chi, dove, quando, di chi è la fotografia. Può restare vuota.",
    )

    objects = PictureManager()

    class Meta:
        verbose_name = "immagine di una pagina"
        verbose_name_plural = "immagini delle pagine"

    def __str__(self):
        return self.alternative_text or str(self.image)

    def clean(self):
        problem = self.problem_of_alternative_text(self.alternative_text.strip())
        if problem:
            raise ValidationError({"alternative_text": problem})

    def problem_of_alternative_text(self, text):
        """What an editor should mend, or nothing."""
        if self.is_decorative:
            return "Un’immagine solo decorativa non ha testo alternativo: togli il testo, o la spunta." if text else ""
        if not text:
            return "Scrivi che cosa mostra l’immagine, oppure spunta «solo decorativa» se non aggiunge niente."
        if FILE_NAME.search(text):
            return "Sembra il nome di un file: scrivi che cosa si vede nell’immagine."
        if EMPTY_WORDS.match(text):
            return "Togli «immagine di» o «foto di»: chi ascolta sa già che è un’immagine. Comincia da ciò che si vede."
        if text == self.caption.strip():
            return "È uguale alla didascalia e si sentirebbe due volte: scrivi che cosa si vede."
        return ""

    def shown(self):
        """What of the picture readers see, for telling whether a page changed."""
        return [self.image.sha1, self.alternative_text, self.is_decorative, self.caption]
