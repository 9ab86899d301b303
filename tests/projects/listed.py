"""Initiatives with dates, and what a list page says of them."""

import re
from datetime import timedelta
from html import unescape

from django.utils import timezone

from tests.factories import InitiativeFactory, OccurrenceFactory, PageFactory

EVENTS = "/vivere-cremona/eventi/"
ARCHIVE = f"{EVENTS}archivio/"
CALENDAR = f"{EVENTS}calendario/"
LINK = re.compile(r'data-element="event-link">([^<]*)</a>')
TITLE = re.compile(r"<title>(.*?) – ")


def initiative(title, *days, **facts):
    """A published initiative with a date that begins so many days from now, for each of `days`."""
    own = InitiativeFactory(extended_object=PageFactory(title=title, template="projects/initiative.html"), **facts)
    for number in days:
        OccurrenceFactory(initiative=own, starts_at=timezone.now() + timedelta(days=number))
    return own


def titles(answer):
    """The initiatives that a page lists, in its order."""
    return [unescape(title) for title in LINK.findall(answer.content.decode())]


def title_of(answer):
    return unescape(TITLE.search(answer.content.decode())[1])
