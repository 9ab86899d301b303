from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

DAYS = 180


def oldest_sound_day():
    """Pages that were verified before this day are to be read again."""
    return timezone.localdate() - timedelta(days=DAYS)


class PageCareQuerySet(models.QuerySet):
    def verify(self, page_id, user):
        """Somebody has read the page and stands for what it says, from today on."""
        return self.update_or_create(
            page_id=page_id, defaults={"verified_on": timezone.localdate(), "verified_by": user}
        )[0]


class PageCare(models.Model):
    """Who looks after a page, and on which day somebody last made sure that what it says is still true."""

    page = models.OneToOneField("cms.Page", models.CASCADE, related_name="care", verbose_name="pagina", editable=False)
    verified_on = models.DateField("verificata il", null=True, blank=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="verificata da",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="pages_in_care",
        null=True,
        blank=True,
        limit_choices_to=Q(is_staff=True, is_active=True),
        verbose_name="responsabile",
        help_text="Riceve ogni lunedì una mail con le sue pagine da verificare. Senza responsabile la mail va a chi "
        "pubblica.",
    )
    reminded_on = models.DateField("ultimo promemoria", null=True, editable=False)

    objects = PageCareQuerySet.as_manager()

    class Meta:
        default_permissions = ["view", "change"]
        verbose_name = "verifica di una pagina"
        verbose_name_plural = "verifiche delle pagine"

    def __str__(self):
        return str(self.page)

    @property
    def is_due(self):
        return self.verified_on is None or self.verified_on < oldest_sound_day()
