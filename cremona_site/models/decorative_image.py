from django.db import models
from filer.models import Image


class DecorativeImage(models.Model):
    """Marks an image of the library that says nothing by itself: it needs no alternative text.

    What an image shows is in its own field, `default_alt_text`; filer has none for an image that shows nothing.
    """

    image = models.OneToOneField(Image, models.CASCADE, primary_key=True, related_name="decorative")

    class Meta:
        verbose_name = "immagine solo decorativa"
        verbose_name_plural = "immagini solo decorative"
        default_permissions = ()

    def __str__(self):
        return f"L’immagine {self.image_id} è solo decorativa"
