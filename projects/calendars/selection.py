"""Which dates stand in a calendar: those of published pages whose day is known, and how many of them."""

from datetime import timedelta

from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from cremona_site.navigation import published
from projects.dates import LAST_MOMENT, over, to_come
from projects.initiatives import is_published
from projects.models import Occurrence
from projects.models.whole_days import midnight

# Whoever subscribes keeps what was held lately, and no file grows with the years
DAYS_KEPT = 180
MOST_DATES = 300


def dates_in(language, **of):
    """Dates of initiatives whose page is published in a language; `of` narrows them further."""
    dates = Occurrence.objects.filter(is_published(language), precision=Occurrence.Precision.DAY, **of)
    return dates.select_related("initiative")


def coming_dates(language, **of):
    return dates_in(language, **of).filter(to_come())


def lately_and_next(dates, most=MOST_DATES):
    """Dates still to come, the nearest first, then those held of late; so many that a file stays small."""
    coming = list(dates.filter(to_come()).order_by("starts_at", "pk")[:most])
    kept_since = midnight(timezone.localdate() - timedelta(days=DAYS_KEPT))
    held = dates.filter(over(), GreaterThanOrEqual(LAST_MOMENT, kept_since))
    return coming + list(held.order_by("-starts_at", "pk")[: most - len(coming)])


def with_words(dates, language):
    """(date, page content) pairs in the order of time: one query for the contents, however many dates."""
    found = sorted(dates, key=lambda occurrence: (occurrence.starts_at, occurrence.pk))
    pages = {occurrence.initiative.extended_object_id for occurrence in found}
    contents = {content.page_id: content for content in published(language).filter(page__in=pages)}
    pairs = [(occurrence, contents.get(occurrence.initiative.extended_object_id)) for occurrence in found]
    return [(occurrence, content) for occurrence, content in pairs if content]
