"""Initiatives as the pages that list them show them: each once, with the date that counts there."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Subquery

from cremona_site.navigation import published, url_of
from projects.dates import over, to_come, touching
from projects.models import Occurrence


@dataclass(frozen=True)
class ListedInitiative:
    """One published initiative, one of its dates, and how many more of them the list is about."""

    title: str
    summary: str
    url: str
    occurrence: Occurrence | None
    more_dates: int = 0


def published_initiatives(language, choice=None):
    """Contents of published initiatives; `choice`, if any, says of which action area and kind."""
    contents = published(language).filter(page__initiative__isnull=False)
    if choice and choice.area_page_id:
        contents = contents.filter(page__initiative__area__extended_object=choice.area_page_id)
    if choice and choice.kind:
        contents = contents.filter(page__initiative__kind=choice.kind)
    return contents


def coming_initiatives(language, choice=None):
    """What has a date to come, the nearest first, then what waits for its first date: contents for `listed`."""
    dates = dates_of_content().filter(to_come())
    is_coming = Exists(dates) | ~Exists(dates_of_content())
    contents = with_date(published_initiatives(language, choice).filter(is_coming), dates.order_by("starts_at", "pk"))
    return contents.order_by(F("date_at").asc(nulls_last=True), "page__path")


def held_initiatives(language, first_day, next_day, choice=None):
    """What had dates from `first_day` on, before `next_day`, that are over, the latest first: contents for `listed`."""
    dates = dates_of_content().filter(over(), touching(first_day, next_day))
    contents = published_initiatives(language, choice).filter(Exists(dates))
    return with_date(contents, dates.order_by("-starts_at", "-pk")).order_by("-date_at", "page__path")


def dates_of_content():
    return Occurrence.objects.filter(initiative=OuterRef("page__initiative"))


def with_date(contents, dates):
    """The contents with the first of their `dates`, and with the number of those that hold."""
    held = dates.filter(status=Occurrence.Status.SCHEDULED).order_by().values("initiative").annotate(total=Count("pk"))
    return contents.annotate(
        date_id=Subquery(dates.values("pk")[:1]),
        date_at=Subquery(dates.values("starts_at")[:1]),
        dates_held=Subquery(held.values("total")),
    )


def listed(contents):
    """A `ListedInitiative` for each of these contents, which `with_date` has been over; two queries."""
    contents = list(contents)
    dates = Occurrence.objects.in_bulk([content.date_id for content in contents if content.date_id])
    return [listed_initiative(content, dates.get(content.date_id)) for content in contents]


def listed_initiative(content, date):
    return ListedInitiative(
        title=content.title,
        summary=content.meta_description or "",
        url=url_of(content.url_path),
        occurrence=date,
        more_dates=(content.dates_held or 0) - bool(date and not date.is_off),
    )


def next_initiatives(language, number, choice=None):
    """The first of what is coming, at most `number`."""
    return listed(coming_initiatives(language, choice)[:number])
