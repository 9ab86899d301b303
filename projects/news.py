"""News as the pages that list them show them: the newest first, notices that no longer hold last."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from cremona_site.navigation import published, url_of
from cremona_site.prepared import prepared
from projects.models import News


@dataclass(frozen=True)
class ListedNews:
    """One published piece of news; `expired_on` is the last day of a notice that holds no more."""

    title: str
    summary: str
    url: str
    kind: str
    kind_label: str
    published_on: date | None
    expired_on: date | None = None


def published_news(language, below=None):
    """Contents of published news: those below a page, or all."""
    contents = of_news(published(language))
    if below:
        contents = contents.filter(page__path__startswith=below.path, page__depth__gt=below.depth)
    return contents.select_related("page__news")


def of_news(contents):
    """Those of pages that are news. To be said again after a condition that what is no news could meet, or else all
    pages are looked at."""
    return contents.filter(page__news__isnull=False)


def newest_first(contents):
    """What still holds, the newest first, then what does not."""
    is_expired = Case(When(page__news__valid_until__lt=timezone.localdate(), then=Value(1)), default=Value(0))
    return of_news(contents.annotate(is_expired=is_expired)).order_by("is_expired", *newest())


def newest():
    return F("page__news__first_published_on").desc(nulls_last=True), F("page_id").desc()


def in_force(contents, day):
    """Without the notices that hold no more on that day."""
    holds = Q(page__news__valid_until__isnull=True) | Q(page__news__valid_until__gte=day)
    return of_news(contents.filter(holds))


def listed(contents):
    return [listed_news(content, content.page.news) for content in contents]


def listed_news(content, news):
    return ListedNews(
        title=content.title,
        summary=content.meta_description or "",
        url=url_of(content.url_path),
        kind=news.kind,
        kind_label=news.get_kind_display(),
        published_on=news.first_published_on,
        expired_on=news.valid_until if news.is_expired else None,
    )


def latest(language, day=None):
    """Contents of the news that hold today, or on that day, of whatever kind, the newest first."""
    return in_force(published_news(language), day or timezone.localdate()).order_by(*newest())


@prepared
def latest_few(language, day, *, number):
    return latest(language, day)[:number]


def latest_of_each_kind(language, number):
    """The newest that hold by kind, at most `number` of each, in one query."""
    place = Window(RowNumber(), partition_by=F("page__news__kind"), order_by=newest())
    by_kind = {kind: [] for kind in News.Kind.values}
    for news in listed(latest(language).annotate(place=place).filter(place__lte=number)):
        by_kind[news.kind].append(news)
    return by_kind
