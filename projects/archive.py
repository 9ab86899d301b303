"""The years of the archive of initiatives."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min
from django.utils import timezone

from projects.dates import over, touching
from projects.initiatives import is_published
from projects.models import Occurrence

# Enough for whatever was held; a date may bear a slip of the pen, and a row of an answer is not endless
MOST_YEARS = 100


@dataclass(frozen=True)
class YearOfArchive:
    number: int
    initiatives: int

    @property
    def span(self):
        """Its first day, and the first one after it."""
        return span_of(self.number)


def span_of(year):
    return date(year, 1, 1), date(year + 1, 1, 1)


def years_of_archive(language, choice=None):
    """The years in which published initiatives had dates that are over, the latest first; two queries."""
    # The first of all dates, published or not, is the first of an index; years without anything are left out below
    first = Occurrence.objects.aggregate(first=Min("starts_at"))["first"]
    if not first:
        return []
    last = timezone.localdate().year
    numbers = range(last, max(timezone.localtime(first).year, last - MOST_YEARS + 1) - 1, -1)
    if not numbers:
        return []
    dates = Occurrence.objects.filter(over(), is_published(language, choice)).select_related(None)
    totals = dates.aggregate(
        **{f"y{year}": Count("initiative", distinct=True, filter=touching(*span_of(year))) for year in numbers}
    )
    return [YearOfArchive(year, total) for year in numbers if (total := totals[f"y{year}"])]
