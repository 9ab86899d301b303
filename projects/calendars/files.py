"""The file that a calendar program reads, and how it is sent."""

import logging
from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from icalendar import Calendar, Timezone, vText

from projects.calendars.events import clean, event_of

logger = logging.getLogger(__name__)

# How often programs may ask again whether a date moved
ASK_AGAIN = timedelta(hours=6)
# By rules, as the Union makes them: the library would list the changes of each year, and only up to 2038
EUROPE_ROME = """BEGIN:VTIMEZONE
TZID:Europe/Rome
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def calendar_of(pairs, name):
    """A calendar called `name` with an event for each of the (date, page content) pairs.

    A date so far off that it cannot be told is left out and logged: the others are still wanted.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//La voce che rompe il silenzio//{get_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The library does not know these two as texts, and would leave their commas and line breaks as they are
    calendar["name"] = calendar["x-wr-calname"] = vText(clean(name))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add_component(Timezone.from_ical(EUROPE_ROME))
    for occurrence, content in pairs:
        try:
            calendar.add_component(event_of(occurrence, content))
        except (OverflowError, ValueError) as error:
            logger.warning("No calendar can hold date %s: %s", occurrence.pk, error)
    return calendar


def calendar_response(pairs, name, file_name):
    """The calendar as a file to keep; search engines leave it alone, for its pages say the same."""
    response = HttpResponse(calendar_of(pairs, name).to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{slugify(file_name)[:60] or "calendario"}.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
