"""What the home page shows of what comes and of what is new, read in one go: it has many other things to ask for."""

from dataclasses import dataclass

from django.db.models import F, Q

from cremona_site.navigation import published
from projects import initiatives, news
from projects.dates import to_come
from projects.initiatives import ListedInitiative
from projects.news import ListedNews


@dataclass(frozen=True)
class WhatsOn:
    """The next initiatives, and the latest news."""

    initiatives: list[ListedInitiative]
    news: list[ListedNews]


def whats_on(language, number):
    """At most `number` of each: the same that their lists have first, in one query and one for the dates."""
    coming = initiatives.coming_initiatives(language).values("pk")[:number]
    latest = news.latest(language).values("pk")[:number]
    contents = published(language).filter(Q(pk__in=coming) | Q(pk__in=latest)).select_related("page__news")
    dates = initiatives.dates_of_content().filter(to_come()).order_by("starts_at", "pk")
    in_order = F("date_at").asc(nulls_last=True), F("page__news__first_published_on").desc(nulls_last=True)
    contents = list(initiatives.with_date(contents, dates).order_by(*in_order, "page__path"))
    are_news = [content for content in contents if hasattr(content.page, "news")]
    return WhatsOn(
        initiatives.listed([content for content in contents if content not in are_news]), news.listed(are_news)
    )
