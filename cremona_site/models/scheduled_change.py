from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cremona_site.publication.titles import title_of_content


class ScheduledChangeQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ScheduledChange.State.WAITING)

    def promised(self):
        """Those that are still to publish something."""
        return self.waiting().filter(publish_at__isnull=False, published_at=None)

    def due(self, now):
        """Those of which something was to happen by `now`."""
        to_publish = Q(published_at=None, publish_at__lte=now)
        to_withdraw = Q(withdraw_at__lte=now) & (Q(publish_at=None) | Q(published_at__isnull=False))
        return self.waiting().filter(to_publish | to_withdraw)


class ScheduledChange(models.Model):
    """When a version goes out, when it is taken down, or both; `carry_out_schedule` does it.

    A withdrawal is of the page, not of one version of it: it passes on to the version that takes this one's place.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "in programma"
        DONE = "done", "eseguita"
        FAILED = "failed", "non riuscita"
        CANCELLED = "cancelled", "annullata"

    version = models.ForeignKey(
        "djangocms_versioning.Version", models.CASCADE, related_name="+", verbose_name="versione"
    )
    publish_at = models.DateTimeField("in uscita il", null=True)
    withdraw_at = models.DateTimeField("da togliere il", null=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="programmata da"
    )
    asked_at = models.DateTimeField("programmata il", default=timezone.now)
    published_at = models.DateTimeField("pubblicata il", null=True)
    withdrawn_at = models.DateTimeField("tolta il", null=True)
    state = models.CharField("stato", max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.TextField("motivo", blank=True)
    seen_at = models.DateTimeField("presa visione il", null=True)

    objects = ScheduledChangeQuerySet.as_manager()

    class Meta:
        default_permissions = ["add", "view"]
        verbose_name = "uscita programmata"
        verbose_name_plural = "uscite programmate"
        ordering = ["publish_at", "withdraw_at"]
        constraints = [
            models.UniqueConstraint(name="one_schedule_a_version", fields=["version"], condition=Q(state="waiting")),
            models.CheckConstraint(
                name="scheduledchange_changes_something",
                condition=Q(publish_at__isnull=False) | Q(withdraw_at__isnull=False),
            ),
            models.CheckConstraint(
                name="scheduledchange_comes_before_it_goes",
                condition=Q(publish_at=None) | Q(withdraw_at=None) | Q(withdraw_at__gt=F("publish_at")),
            ),
        ]

    def __str__(self):
        return title_of_content(self.version.content)

    @property
    def is_to_be_published(self):
        return self.state == self.State.WAITING and bool(self.publish_at) and not self.published_at
