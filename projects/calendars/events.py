"""One date of an initiative as iCalendar (RFC 5545) tells it."""

import re
from datetime import UTC, timedelta

from django.utils import timezone
from django.utils.translation import gettext
from icalendar import Event

from cremona_site.navigation import url_of
from cremona_site.plain_text import is_control
from cremona_site.site_url import absolute
from projects.models import Occurrence

# Since then the rules of daylight saving that `files.EUROPE_ROME` tells hold in the whole Union
RULES_SINCE = 1996


def event_of(occurrence, content):
    """The date with the words of its page. What is off says so in its title too: not every program shows a status."""
    event = Event()
    event.add("uid", str(occurrence.uid))
    event.add("sequence", occurrence.sequence)
    changed_at = max(occurrence.changed_at, content.changed_date).astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    add_time(event, occurrence)
    event.add("summary", title_of(occurrence, content))
    event.add("description", "\n\n".join(sayings(occurrence, content)))
    event.add("url", absolute(url_of(content.url_path)))
    event.add("categories", [occurrence.initiative.get_kind_display()])
    add_place(event, occurrence.where)
    # A postponed date holds no more than a cancelled one: as «tentative» people would still go
    event.add("status", "CANCELLED" if occurrence.is_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if occurrence.is_off or occurrence.is_all_day else "OPAQUE")
    return event


def add_time(event, occurrence):
    """Days end before the next one begins; an end that nobody knows is left out."""
    if occurrence.is_all_day:
        event.add("dtstart", occurrence.first_day)
        event.add("dtend", occurrence.last_day + timedelta(days=1))
        return
    event.add("dtstart", moment(occurrence.starts_at))
    if occurrence.ends_at and occurrence.ends_at > occurrence.starts_at:
        event.add("dtend", moment(occurrence.ends_at))


def moment(value):
    """In the time of Cremona, so that people read the hour of the place; in UTC where that time would be ambiguous."""
    local = timezone.localtime(value)
    return value.astimezone(UTC) if local.fold or local.year < RULES_SINCE else local


def add_place(event, where):
    if where is None:
        return
    event.add("location", clean(where.line))
    if where.office and where.office.latitude is not None:
        event.add("geo", (float(where.office.latitude), float(where.office.longitude)))


def neutral_title(content):
    """The title for the tab of a browser, where editors gave one: a calendar is read over a shoulder as tabs are."""
    return clean(content.page_title or content.title)


def title_of(occurrence, content):
    title = neutral_title(content)
    if occurrence.status == Occurrence.Status.POSTPONED:
        return gettext("Rinviata: %(title)s") % {"title": title}
    if occurrence.status == Occurrence.Status.CANCELLED:
        return gettext("Annullata: %(title)s") % {"title": title}
    return title


def sayings(occurrence, content):
    """What else to know, in paragraphs. Where the title is a neutral one, the summary would tell what it hides."""
    if occurrence.is_off:
        yield gettext("Non si tiene in questo giorno. Guarda la pagina dell’iniziativa.")
    if content.meta_description and not content.page_title:
        yield clean(content.meta_description)
    if occurrence.bad_weather_place:
        yield gettext("In caso di maltempo:") + " " + clean(occurrence.bad_weather_place)
    yield absolute(url_of(content.url_path))


def clean(text):
    """Without control characters, which no calendar should hold; every kind of line break is the plain one."""
    lines = re.sub("\r\n?|\u2028|\u2029", "\n", text)
    return "".join(char for char in lines if char == "\n" or not is_control(char))
