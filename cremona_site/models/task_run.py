from django.db import models
from django.utils import timezone


class TaskRunQuerySet(models.QuerySet):
    def note(self, name, *, is_success):
        """Remembers that a task ended now, and how."""
        now = timezone.now()
        facts = {"ended_at": now} | ({"succeeded_at": now} if is_success else {})
        self.update_or_create(name=name, defaults=facts)


class TaskRun(models.Model):
    """When a task of the timers last ended, for whoever watches: a timer that is off makes no noise."""

    name = models.CharField("nome", max_length=50, unique=True)
    ended_at = models.DateTimeField("finita il")
    succeeded_at = models.DateTimeField("riuscita il", null=True)

    objects = TaskRunQuerySet.as_manager()

    class Meta:
        default_permissions = []
        verbose_name = "esecuzione di un compito"
        verbose_name_plural = "esecuzioni dei compiti"

    def __str__(self):
        return self.name

    @property
    def has_failed(self):
        return self.succeeded_at != self.ended_at
