from django.db import models
from django.utils import timezone


class BrokenLink(models.Model):
    """A link of a published page or alias that leads nowhere; the row goes when the link is mended."""

    page = models.ForeignKey("cms.Page", models.CASCADE, related_name="+", null=True, verbose_name="pagina")
    alias = models.ForeignKey("djangocms_alias.Alias", models.CASCADE, related_name="+", null=True)
    language = models.CharField("lingua", max_length=7)
    href = models.TextField("indirizzo")
    text = models.TextField("parole del collegamento", blank=True)
    problem = models.TextField("che cosa non va")
    since = models.DateField("dal", default=timezone.localdate)

    class Meta:
        default_permissions = []
        verbose_name = "collegamento rotto"
        verbose_name_plural = "collegamenti rotti"
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="broken_link_is_of_one_thing",
                condition=models.Q(page__isnull=True, alias__isnull=False)
                | models.Q(page__isnull=False, alias__isnull=True),
            ),
        ]

    def __str__(self):
        return self.text or self.href
