"""Days, hours, months and years as people say them, in the language of the page."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext


def days(first, last):
    """«21 marzo 2026», or «dal 28 marzo 2026 al 30 marzo 2026»."""
    words = {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")}
    return words["first"] if first == last else gettext("dal %(first)s al %(last)s") % words


def months(first, last):
    """«settembre – dicembre 2017»: the year once where it is the same."""
    end = date_format(last, "F Y")
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{date_format(first, 'F' if first.year == last.year else 'F Y')} – {end}"


def years(first, last):
    """«2017–2018»."""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def hours(start, end):
    """«22 maggio 2018, ore 21», or from when to when; `end` is None where nobody knows it."""
    words = {"start": hour_of(start), "day": day_of(start)}
    if end is None:
        return gettext("%(day)s, ore %(start)s") % words
    words |= {"end": hour_of(end), "last": day_of(end)}
    if words["day"] == words["last"]:
        return gettext("%(day)s, dalle %(start)s alle %(end)s") % words
    return gettext("dal %(day)s, ore %(start)s, al %(last)s, ore %(end)s") % words


def day_of(moment):
    return date_format(timezone.localtime(moment), "j F Y")


def hour_of(moment):
    """«21» for a full hour in Italian, «21:30» otherwise."""
    local = timezone.localtime(moment)
    return f"{local:%-H}" if local.minute == 0 and get_language() == "it" else f"{local:%-H:%M}"
