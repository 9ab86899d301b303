"""A date that was moved says for a week what it was before, so that who had read it sees the difference."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime

# For how long visitors are told, and how soon after a change the next one is taken for its correction
TOLD_FOR = timedelta(days=7)
SLIP = timedelta(hours=1)
MOMENT = ("starts_at", "ends_at", "is_all_day", "precision")
PLACE = ("office_id", "place", "address", "locality")


@dataclass(frozen=True)
class Moved:
    """What a date was before it was moved: `when` and `where` are empty where that is as it was."""

    when: str
    where: str
    starts_at: datetime
    machine_start: str


class MovedDate(models.Model):
    """Remembers where a date stood before, once visitors had the time to read it there.

    `known_since` is when the present moment and place were saved, `moved_from` what stood before for more than an hour
    on a published page: what is mended at once, or on a draft, moved nobody.
    """

    known_since = models.DateTimeField(default=timezone.now, editable=False)
    moved_from = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def note_move(self):
        """Compares moment and place with those stored; to be called before saving, when times are settled."""
        stored = type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None
        if stored is None or not self.differs_from(stored, MOMENT + PLACE):
            return
        now = timezone.now()
        if not self.initiative.is_published:
            self.moved_from = None
        elif now - max(stored.known_since, self.initiative.visible_since or now) >= SLIP:
            self.moved_from = stored.as_told()
        if self.moved_from == self.as_told():
            self.moved_from = None  # put back at once
        self.known_since = now

    def differs_from(self, other, names):
        return any(getattr(self, name) != getattr(other, name) for name in names)

    def as_told(self):
        """Moment and place as plain values, which outlive the office they name."""
        moments = {name: value and value.isoformat() for name, value in self.moments()}
        return moments | {
            "is_all_day": self.is_all_day,
            "precision": self.precision,
            "where": self.where.line if self.where else "",
        }

    def moments(self):
        """In one time zone, so that equal moments are spelt alike."""
        for name in ("starts_at", "ends_at"):
            value = getattr(self, name)
            yield name, value and timezone.localtime(value)

    @property
    def moved(self):
        """What it was before, while visitors are told; None where nothing moved, or that is long ago."""
        if not self.moved_from or self.is_off or self.is_over or timezone.now() - self.known_since >= TOLD_FOR:
            return None
        return self.read_moved()

    def read_moved(self):
        told = dict(self.moved_from)
        where = told.pop("where")
        for name in ("starts_at", "ends_at"):
            told[name] = parse_datetime(told[name]) if told[name] else None
        before = type(self)(**told)
        when = before.when if self.differs_from(before, MOMENT) else ""
        is_elsewhere = self.where and self.where.line != where
        return Moved(when, where if is_elsewhere else "", before.starts_at, before.machine_start if when else "")
