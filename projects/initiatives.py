"""Initiatives as the pages that list them show them: each once, with the date that counts there."""

from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When, Window
from django.db.models.functions import RowNumber

from cremona_site.navigation import published, url_of
from cremona_site.prepared import prepared
from projects.dates import now_and_midnight, over, to_come, touching
from projects.initiative_choice import Choice, ChosenArea
from projects.models import Initiative, Occurrence

# A date that holds counts before those that are called off
CALLED_OFF_LAST = Case(When(status=Occurrence.Status.SCHEDULED, then=0), default=1)


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
    contents = published(language).filter(page__initiative__isnull=False).annotate(initiative_id=F("page__initiative"))
    if choice and choice.area_page_id:
        contents = contents.filter(page__initiative__area__extended_object=choice.area_page_id)
    if choice and choice.kind:
        contents = contents.filter(page__initiative__kind=choice.kind)
    return contents


@dataclass(frozen=True)
class InitiativeList:
    """Contents of initiatives in the order of a list, and which of their dates it is about: the first by `order`."""

    contents: QuerySet
    dates: Q
    order: str

    def listed(self, contents):
        """A `ListedInitiative` for each of these contents, in one more query and a row for each."""
        contents = list(contents)
        return with_their_dates(contents, self.first_dates(contents))

    def first_dates(self, contents):
        if not contents:
            return []
        return first_of_each(self.dates, self.order, [content.initiative_id for content in contents])


def first_of_each(condition, order, initiatives):
    """The first date of each initiative that meets the condition; `held` says how many do and hold."""
    each = {"partition_by": "initiative"}
    return (
        Occurrence.objects.filter(condition, initiative__in=initiatives)
        .annotate(
            place_in_order=Window(RowNumber(), order_by=[CALLED_OFF_LAST, order, "pk"], **each),
            held=Window(Count("pk", filter=Q(status=Occurrence.Status.SCHEDULED)), **each),
        )
        .filter(place_in_order=1)
    )


def with_their_dates(contents, dates):
    by_initiative = {date.initiative_id: date for date in dates}
    return [listed_initiative(content, by_initiative.get(content.initiative_id)) for content in contents]


def listed_initiative(content, date):
    return ListedInitiative(
        title=content.title,
        summary=content.meta_description or "",
        url=url_of(content.url_path),
        occurrence=date,
        more_dates=date.held - (not date.is_off) if date else 0,
    )


def coming_initiatives(language, choice=None, *moments):
    """What has a date to come, the nearest first, then what waits for its first date."""
    condition = to_come(*moments)
    # One set of both: where either of two conditions may hold, the database looks at every initiative
    wanted = with_dates(condition).union(without_dates(), all=True)
    contents = published_initiatives(language, choice).filter(initiative_id__in=wanted)
    contents = contents.annotate(date_at=first_moment(condition, "starts_at"))
    return InitiativeList(contents.order_by(F("date_at").asc(nulls_last=True), "page__path"), condition, "starts_at")


def held_initiatives(language, first_day, next_day, choice=None):
    """What had dates from `first_day` on, before `next_day`, that are over; the latest first."""
    condition = over() & touching(first_day, next_day)
    contents = published_initiatives(language, choice).filter(initiative_id__in=with_dates(condition))
    contents = contents.annotate(date_at=first_moment(condition, "-starts_at"))
    return InitiativeList(contents.order_by("-date_at", "page__path"), condition, "-starts_at")


def with_dates(condition):
    """The initiatives that have such dates. Asked for once, where a condition on each row would be asked for each."""
    return Occurrence.objects.filter(condition).order_by().values("initiative")


def without_dates():
    return Initiative.objects.filter(~Exists(Occurrence.objects.filter(initiative=OuterRef("pk")))).values("pk")


def is_published(language, choice=None):
    """Whether the initiative of a date is; asked of the dates that a list is about, not of all that there are."""
    contents = published_initiatives(language, choice).order_by()
    return Exists(contents.filter(initiative_id=OuterRef("initiative")))


def first_moment(condition, order):
    dates = Occurrence.objects.filter(condition, initiative=OuterRef("initiative_id")).order_by(CALLED_OFF_LAST, order)
    return Subquery(dates.values("starts_at")[:1])


def next_initiatives(language, number, area_page_id=None):
    """The first of what is coming, at most `number`: in the action area of a page, or in all."""
    moments = now_and_midnight()
    area = [area_page_id] if area_page_id else []
    contents = next_contents(language, *moments, *area, number=number)
    return with_their_dates(contents, next_dates(*moments, [content.initiative_id for content in contents]))


@prepared
def next_contents(language, now, day_began, *area, number):
    choice = Choice(area=ChosenArea(*area, "")) if area else None
    return coming_initiatives(language, choice, now, day_began).contents[:number]


@prepared
def next_dates(now, day_began, initiatives):
    return first_of_each(to_come(now, day_began), "starts_at", initiatives)
