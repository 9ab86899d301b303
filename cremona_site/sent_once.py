"""A form that arrives twice is saved once: each form bears a number, and history remembers which one it came from."""

import hashlib
import re
import uuid

from django.contrib.auth import get_user_model
from django.db import connection
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

FIELD = "_sent_once"
NUMBER = re.compile(r"[0-9a-f]{32}")


def watch():
    pre_create_historical_record.connect(remember, dispatch_uid="sent-once")


def number_for(request):
    """The number of the form that is shown: the one it had if it comes back with errors, else a new one."""
    return number_of(request) or uuid.uuid4().hex


def mark_of(request):
    """The number of the form that was sent and a digest of what it said: sent again with other words, it is another."""
    number = number_of(request)
    said = sorted((name, request.POST.getlist(name)) for name in request.POST if name != "csrfmiddlewaretoken")
    return f"{number}-{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}" if number else ""


def number_of(request):
    """The number of the form that was sent; empty where it has none."""
    number = request.POST.get(FIELD, "")
    return number if NUMBER.fullmatch(number) else ""


def remember(sender, history_instance=None, **kwargs):
    """Writes into a row of history which form it comes from, so that what one save wrote is known again."""
    request = getattr(HistoricalRecords.context, "request", None)
    if request is not None and request.method == "POST" and history_instance.history_change_reason is None:
        history_instance.history_change_reason = mark_of(request) or None


def one_after_the_other(user):
    """Makes what a person sends at the same time wait in line; SQLite lets only one write anyway."""
    if connection.in_atomic_block:
        list(get_user_model()._base_manager.select_for_update().filter(pk=user.pk).values("pk"))


def saved_before(request, models):
    """The row of history that an earlier arrival of this form left, of the first of `models` that has one; or None."""
    mark = mark_of(request)
    if not mark:
        return None
    rows = (model.history.filter(history_change_reason=mark).last() for model in models)
    return next((row for row in rows if row), None)
