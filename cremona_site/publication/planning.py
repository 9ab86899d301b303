"""Fixing the hour at which a version goes out or is taken down. The hour itself is `carrying_out`'s."""

from django.db import transaction
from django.utils import timezone
from djangocms_versioning.models import Version

from cremona_site.models import ScheduledChange
from cremona_site.publication.locks import release

State = ScheduledChange.State


def planned_for(version):
    """What is still to happen to a version by itself."""
    return ScheduledChange.objects.waiting().filter(version=version.pk).select_related("asked_by").first()


@transaction.atomic
def plan(version, user, publish_at, withdraw_at):
    """Plans anew, or changes what was planned; the planner lets go of the draft."""
    Version.objects.select_for_update().get(pk=version.pk)  # two who plan at once do so one after the other
    times = {"withdraw_at": withdraw_at, "asked_by": user, "asked_at": timezone.now()}
    change = planned_for(version)
    if change is None:
        change = ScheduledChange(version=version)
    if not change.published_at:
        times["publish_at"] = publish_at
    for name, value in times.items():
        setattr(change, name, value)
    change.save()
    release(version, user)
    return change


def cancel(change, reason):
    """Tells whether there was still something to cancel."""
    waiting = ScheduledChange.objects.waiting().filter(pk=change.pk)
    return bool(waiting.update(state=State.CANCELLED, reason=reason))
