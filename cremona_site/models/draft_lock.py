from django.conf import settings
from django.db import models
from django.utils import timezone

from cremona_site.publication.titles import title_of_content


class DraftLock(models.Model):
    """What versioning does not say of its locks: since when a draft is somebody's, and who waits for it."""

    version = models.OneToOneField(
        "djangocms_versioning.Version", models.CASCADE, related_name="draft_lock", verbose_name="bozza"
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="chi la sta modificando"
    )
    since = models.DateTimeField("dal", default=timezone.now)
    wanted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="chi la aspetta"
    )
    wanted_at = models.DateTimeField("chiesta il", null=True)

    class Meta:
        default_permissions = []
        verbose_name = "bozza presa in mano"
        verbose_name_plural = "bozze prese in mano"

    def __str__(self):
        return f"{title_of_content(self.version.content)}: {self.holder}"
