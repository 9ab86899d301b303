from django.db import models


class LoadedContent(models.Model):
    """What `load_content` has written once. It never writes it again, not even after an editor deleted it."""

    key = models.CharField(max_length=60, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "contenuto iniziale caricato"
        verbose_name_plural = "contenuti iniziali caricati"

    def __str__(self):
        return self.key
