"""Which dates of initiatives count, as conditions for the database: those to come, those over, those of a time.

They say what `Occurrence.is_over` says of one date.
"""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils import timezone

from projects.models.whole_days import midnight

LAST_MOMENT = Coalesce("ends_at", "starts_at")
ENDS_WITH_ITS_DAY = Q(is_all_day=True) | Q(ends_at__isnull=True)


def now_and_midnight():
    """This moment, and the one at which its day began."""
    now = timezone.now()
    return now, midnight(timezone.localdate(now))


def to_come(now=None, day_began=None):
    """Dates that are not over: all-day ones and those without an end until their day is.

    Their last moment is today at the earliest: said first, so that an index leads to them and past all others.
    """
    if now is None:
        now, day_began = now_and_midnight()
    not_before_today = Q(GreaterThanOrEqual(LAST_MOMENT, day_began))
    return not_before_today & (ENDS_WITH_ITS_DAY | Q(ends_at__gte=now))


def over():
    now = timezone.now()
    before_today = Q(LessThan(LAST_MOMENT, midnight(timezone.localdate())))
    return Q(LessThan(LAST_MOMENT, now)) & (before_today | Q(is_all_day=False, ends_at__lt=now))


def touching(first_day, next_day):
    """Dates of which some part falls from `first_day` on, before `next_day`."""
    return Q(starts_at__lt=midnight(next_day)) & Q(GreaterThanOrEqual(LAST_MOMENT, midnight(first_day)))
