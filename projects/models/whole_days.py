"""Moments of dates that have no hours: whole days, and months and years of which no day is known."""

from calendar import monthrange
from datetime import date, datetime, time

from django.utils import timezone


def month_of(day):
    """First and last day of the month that `day` lies in."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def year_of(day):
    return date(day.year, 1, 1), date(day.year, 12, 31)


def midnight(day):
    """The moment at which a day begins in Cremona."""
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
