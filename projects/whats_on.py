"""What the home page shows of what comes and of what is new, read in one go: it has many other things to ask for."""

from dataclasses import dataclass

from django.db.models import F, Q

from cremona_site.navigation import published
from projects import initiatives, news
from projects.initiatives import ListedInitiative
from projects.news import ListedNews


@dataclass(frozen=True)
class WhatsOn:
    """The next initiatives, and the latest news."""

    initiatives: list[ListedInitiative]
    news: list[ListedNews]


def whats_on(language, number):
    """At most `number` of each: the same that their lists have first, in one query and one for the dates."""
    coming = initiatives.coming_initiatives(language)
    latest = news.latest(language).values("pk")[:number]
    of_either = Q(pk__in=coming.contents.values("pk")[:number]) | Q(pk__in=latest)
    contents = published(language).filter(of_either).select_related("page__news")
    contents = contents.annotate(initiative_id=F("page__initiative")).annotate(
        date_at=initiatives.first_moment(coming.dates, coming.order)
    )
    in_order = F("date_at").asc(nulls_last=True), F("page__news__first_published_on").desc(nulls_last=True)
    contents = list(contents.order_by(*in_order, "page__path"))
    are_news = [content for content in contents if hasattr(content.page, "news")]
    return WhatsOn(coming.listed([content for content in contents if content not in are_news]), news.listed(are_news))
