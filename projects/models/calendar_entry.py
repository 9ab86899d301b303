import uuid

from django.db import models
from django.utils import timezone


class CalendarEntry(models.Model):
    """Something that stands in people's calendars: by these fields they know it again, and that it changed.

    `told` names, in the class, what a calendar must be told anew.
    """

    told = ()

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def count_change(self):
        """Raises `sequence` where what calendars are told differs from what is stored."""
        stored = type(self)._default_manager.filter(pk=self.pk).values(*self.told, "sequence").first()
        if stored is None:
            return
        self.sequence = stored.pop("sequence")
        if any(getattr(self, name) != value for name, value in stored.items()):
            self.sequence += 1
            self.changed_at = timezone.now()
