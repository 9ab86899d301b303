"""Calendars as programs read them."""

import re

import vobject
from django.test import Client
from django.urls import reverse
from icalendar import Calendar


def calendar_at(url):
    """The calendar at an address, as a stranger gets it."""
    answer = Client().get(url)
    assert answer.status_code == 200, url
    return Calendar.from_ical(answer.content)


def events_at(url):
    """The events at an address by their titles' order in time."""
    return calendar_at(url).walk("VEVENT")


def events_of(initiative):
    return events_at(initiative.calendar_url)


def all_events():
    return events_at(reverse("projects:all_calendar"))


def titles(events):
    return [str(event["summary"]) for event in events]


def read_by_vobject(content):
    """The events of a file as an independent library reads them."""
    return vobject.readOne(content.decode()).vevent_list


def unescaped(text):
    """What a text says of which the library does not know that it is one."""
    return re.sub(r"\\(.)", lambda escape: "\n" if escape[1] in "nN" else escape[1], str(text))
