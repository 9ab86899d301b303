"""Tags of `partials/calendar_links.html`: which calendar a page offers."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from cremona_site.current_page import facts_of
from projects.calendars.links import CalendarLinks
from projects.calendars.selection import coming_dates
from projects.models import ActionArea, Initiative

register = template.Library()


@register.simple_tag(takes_context=True)
def calendar_here(context):
    """The calendar of the current initiative or action area, or else that of all initiatives.

    None where an initiative or an area has no date to come; the calendar of all is there to wait for the next one.
    """
    if initiative := facts_of(context, Initiative):
        return CalendarLinks(initiative.calendar_url) if initiative.dates_to_note else None
    if area := facts_of(context, ActionArea):
        if not coming_dates(get_language(), initiative__area=area).exists():
            return None
        return CalendarLinks(reverse("projects:area_calendar", args=[area.pk]))
    return CalendarLinks(reverse("projects:all_calendar"))
