"""The calendar of a month: which initiative is on which of its days."""

import re
from calendar import MONDAY, Calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import F
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils import timezone
from django.utils.dates import WEEKDAYS

from cremona_site.navigation import published, url_of
from projects.dates import LAST_MOMENT, touching
from projects.initiatives import is_published
from projects.models import Occurrence
from projects.models.spoken_dates import hour_of
from projects.models.whole_days import midnight

# More would be no calendar that anybody reads
MOST_DATES = 200
# What ends before as many hours is the evening of one day, though it lasts past midnight
ONE_EVENING = timedelta(hours=12)
SPELT = re.compile(r"([1-9][0-9]{3})-(0[1-9]|1[0-2])")
# The last month after which there is another one
LAST_MONTH = date(9999, 11, 1)


@dataclass(frozen=True)
class DayEntry:
    """An initiative on one of the days of a date; `until` is its last day, told on those after the first."""

    title: str
    url: str
    occurrence: Occurrence
    until: date | None

    @property
    def hour(self):
        """When it begins, as people say it; empty for whole days and for those after the first."""
        return "" if self.until or self.occurrence.is_all_day else hour_of(self.occurrence.starts_at)


@dataclass(frozen=True)
class Day:
    date: date
    is_today: bool
    entries: list[DayEntry] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """`weeks` are rows of seven `Day`s from Monday on, None before the first day of the month and after its last.

    Months go by their first day: `current` is that of today, `previous` and `next` are the nearest ones with something,
    None where nothing lies further on. `is_cut` says that there is more in the month than it shows.
    """

    first_day: date
    weeks: list[list[Day | None]]
    previous: date | None
    next: date | None
    current: date
    is_cut: bool

    @property
    def is_current(self):
        return self.first_day == self.current

    @property
    def weekdays(self):
        return WEEKDAYS.values()

    @property
    def is_empty(self):
        return not any(day.entries for week in self.weeks for day in week if day)


def month_of(language, spelt=""):
    """The month that an address spells, such as `2026-11`; the current one where it spells none that there is."""
    current = first_of_month(timezone.localdate())
    month = month_spelt(spelt) or current
    dates = dates_of_days(language)
    if not is_within_reach(dates, month, current):
        return month_of(language)
    found = list(dates.filter(touching(month, month_after(month)))[: MOST_DATES + 1])
    return Month(
        first_day=month,
        weeks=weeks_of(month, entries_by_day(found[:MOST_DATES], month, language)),
        previous=previous_month(dates, month),
        next=next_month(dates, month),
        current=current,
        is_cut=len(found) > MOST_DATES,
    )


def dates_of_days(language):
    """The dates of published initiatives of which the day is known, with the page of each, in their order."""
    by_day = Occurrence.objects.filter(is_published(language), precision=Occurrence.Precision.DAY)
    return by_day.annotate(page_id=F("initiative__extended_object")).order_by("starts_at", "pk")


def is_within_reach(dates, month, current):
    """Whether a month is this one, or lies between it and the first date or the last."""
    if month == current:
        return True
    if month < current:
        return dates.filter(starts_at__lt=midnight(month_after(month))).exists()
    return dates.filter(GreaterThanOrEqual(LAST_MOMENT, midnight(month))).exists()


def previous_month(dates, month):
    """The nearest month before with something; the month right before is asked for first, as it mostly has."""
    before = month_before(month)
    if dates.filter(touching(before, month)).exists():
        return before
    latest = dates.filter(LessThan(LAST_MOMENT, midnight(before))).order_by(LAST_MOMENT.desc(), "pk").first()
    return latest and first_of_month(latest.last_day)


def next_month(dates, month):
    if month == LAST_MONTH:
        return None
    after = month_after(month)
    if dates.filter(touching(after, month_after(after))).exists():
        return after
    earliest = dates.filter(starts_at__gte=midnight(month_after(after))).order_by("starts_at", "pk").first()
    return earliest and min(first_of_month(earliest.first_day), LAST_MONTH)


def month_spelt(text):
    match = SPELT.fullmatch(text or "")
    return min(date(int(match[1]), int(match[2]), 1), LAST_MONTH) if match else None


def first_of_month(day):
    return date(day.year, day.month, 1)


def month_after(first_day):
    return first_of_month(first_day + timedelta(days=31))


def month_before(first_day):
    return first_of_month(first_day - timedelta(days=1))


def entries_by_day(dates, month, language):
    """What these dates have in a month, by day and in their order; one query, for the words of their pages."""
    pages = {content.page_id: content for content in published(language).filter(page__in={d.page_id for d in dates})}
    entries = {}
    for occurrence in dates:
        content = pages[occurrence.page_id]
        first, last = occurrence.first_day, last_day_of(occurrence)
        day, end = max(first, month), min(last, month_after(month) - timedelta(days=1))
        while day <= end:
            entry = DayEntry(content.title, url_of(content.url_path), occurrence, last if day > first else None)
            entries.setdefault(day, []).append(entry)
            day += timedelta(days=1)
    return entries


def last_day_of(occurrence):
    """The last day that it is shown on: an evening that ends at night belongs to the day on which it began."""
    if occurrence.is_all_day or not occurrence.ends_at:
        return occurrence.last_day
    if occurrence.ends_at - occurrence.starts_at < ONE_EVENING:
        return occurrence.first_day
    # What ends at midnight is over before the next day
    return timezone.localdate(max(occurrence.starts_at, occurrence.ends_at - timedelta(microseconds=1)))


def weeks_of(month, entries):
    today = timezone.localdate()
    return [
        [Day(day, day == today, entries.get(day, [])) if day.month == month.month else None for day in week]
        for week in Calendar(MONDAY).monthdatescalendar(month.year, month.month)
    ]
