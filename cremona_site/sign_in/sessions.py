"""When a session of staff ends: after a time without requests, and in any case twelve hours after signing in."""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

BEGAN, SEEN = "sign_in_began", "sign_in_seen"
# How old the note of the last request may get before it is written anew: a session is not saved at each request
NOTED_EVERY = 240


def begin(session):
    session[BEGAN] = session[SEEN] = int(time.time())


def is_over(session):
    """Whether it has ended by now; a session of which nothing is noted has."""
    now = int(time.time())
    began, seen = session.get(BEGAN, 0), session.get(SEEN, 0)
    # The note may be late by as much as it is written: nobody is sent away before the time
    idle = settings.STAFF_IDLE_MINUTES * 60 + NOTED_EVERY
    return now - began > settings.SESSION_COOKIE_AGE or now - seen > idle


def note(session):
    """Writes down that somebody is there, at most every few minutes.

    What lies ahead was noted before a clock was put back: a session must not last longer for it.
    """
    now = int(time.time())
    if abs(now - session.get(SEEN, 0)) >= NOTED_EVERY:
        session[SEEN] = now
    if session.get(BEGAN, 0) > now + NOTED_EVERY:
        session[BEGAN] = now


def end_all_of(user):
    """Ends the open sessions of a person, wherever they are; returns how many."""
    ended = 0
    for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
            ended += 1
    return ended
