from django.db import models


class Generation(models.Model):
    """The generation of what visitors see, in the only row of its table: see `cremona_site.page_cache.generation`."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    word = models.CharField("generazione", max_length=32)

    class Meta:
        verbose_name = "generazione delle pagine"
        verbose_name_plural = "generazioni delle pagine"
        default_permissions = ()

    def __str__(self):
        return self.word
