"""Initiatives as the pages that list them show them."""

from dataclasses import dataclass

from cremona_site.navigation import published, url_of
from projects.models import Occurrence


@dataclass(frozen=True)
class ListedInitiative:
    """One published initiative and the date that counts for a list: the next one, or the last where all are past."""

    title: str
    summary: str
    url: str
    occurrence: Occurrence | None

    @property
    def is_over(self):
        return bool(self.occurrence and self.occurrence.is_over)


def listed_initiatives(language, below=None):
    """Published initiatives, those below a page or all: what comes first, the nearest first, then what is over.

    Two queries, however many there are.
    """
    contents = published(language).filter(page__initiative__isnull=False)
    if below:
        contents = contents.filter(page__path__startswith=below.path, page__depth__gt=below.depth)
    contents = contents.select_related("page__initiative").prefetch_related("page__initiative__occurrences")
    listed = [
        ListedInitiative(
            title=content.title,
            summary=content.meta_description or "",
            url=url_of(content.url_path),
            occurrence=date_for_lists(content.page.initiative.dates),
        )
        for content in contents
    ]
    coming = [initiative for initiative in listed if not initiative.is_over]
    over = [initiative for initiative in listed if initiative.is_over]
    return sorted(coming, key=moment_of) + sorted(over, key=moment_of, reverse=True)


def date_for_lists(occurrences):
    coming = [occurrence for occurrence in occurrences if not occurrence.is_over]
    return coming[0] if coming else (occurrences[-1] if occurrences else None)


def moment_of(initiative):
    """The day's key for sorting; what has no date yet comes first."""
    return initiative.occurrence.starts_at.timestamp() if initiative.occurrence else 0
