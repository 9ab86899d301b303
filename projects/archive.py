"""The years of the archive of initiatives."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min
from django.utils import timezone

from projects.dates import LAST_MOMENT, over, touching
from projects.initiatives import published_initiatives
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
    pages = published_initiatives(language, choice).order_by().values("page")
    dates = Occurrence.objects.filter(over(), initiative__extended_object__in=pages).select_related(None)
    ends = dates.aggregate(first=Min("starts_at"), last=Max(LAST_MOMENT))
    if not ends["last"]:
        return []
    last, first = (timezone.localtime(ends[end]).year for end in ("last", "first"))
    numbers = range(last, max(first, last - MOST_YEARS + 1) - 1, -1)
    totals = dates.aggregate(
        **{f"y{year}": Count("initiative", distinct=True, filter=touching(*span_of(year))) for year in numbers}
    )
    return [YearOfArchive(year, total) for year in numbers if (total := totals[f"y{year}"])]
