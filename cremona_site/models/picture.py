from cms.models import CMSPlugin
from django.core.exceptions import ValidationError
from django.db import models
from filer.fields.image import FilerImageField

from cremona_site.media_library.alternative_text import problem_of
from cremona_site.models.placed_file import PlacedFileManager


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
        if self.image_id and not self.alternative_text.strip() and not self.is_decorative:
            self.take_words_of_library()
        problem = self.problem_of_alternative_text(self.alternative_text.strip())
        if problem:
            raise ValidationError({"alternative_text": problem})

    def take_words_of_library(self):
        """What the library says of the image stands for what an editor left empty."""
        self.alternative_text = (self.image.default_alt_text or "")[:250]
        self.is_decorative = hasattr(self.image, "decorative")

    def problem_of_alternative_text(self, text):
        """What an editor should mend, or nothing."""
        return problem_of(text, self.is_decorative, self.caption)

    def shown(self):
        """What of the picture readers see, for telling whether a page changed."""
        return [self.image.sha1, self.alternative_text, self.is_decorative, self.caption]
