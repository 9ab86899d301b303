"""Fixing the hour at which a version goes out or is taken down. The hour itself is `carrying_out`'s."""

from cms.models import PageContent
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from djangocms_versioning.models import Version

from cremona_site.models import ScheduledChange
from cremona_site.publication.locks import release

State = ScheduledChange.State


def planned_for(version):
    """What is still to happen to a version by itself."""
    return ScheduledChange.objects.waiting().filter(version=version.pk).select_related("asked_by").first()


def is_page_promised(page_id):
    """Whether a draft of this page goes out by itself, as a publisher has seen it."""
    drafts = PageContent.admin_manager.filter(page_id=page_id).values("pk")
    kind = ContentType.objects.get_for_model(PageContent)
    promised = ScheduledChange.objects.promised()
    return promised.filter(version__content_type=kind, version__object_id__in=drafts).exists()


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
