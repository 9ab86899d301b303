"""What the home page shows of what comes and of what is new."""

from dataclasses import dataclass

from django.utils import timezone

from projects import initiatives, news
from projects.initiatives import ListedInitiative
from projects.news import ListedNews


@dataclass(frozen=True)
class WhatsOn:
    """The next initiatives, and the latest news."""

    initiatives: list[ListedInitiative]
    news: list[ListedNews]


def whats_on(language, number):
    """At most `number` of each: the same that their lists have first."""
    latest = news.latest_few(language, timezone.localdate(), number=number)
    return WhatsOn(initiatives.next_initiatives(language, number), news.listed(latest))
