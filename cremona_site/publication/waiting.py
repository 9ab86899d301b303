"""What the publishers have before them, for the desk and for the toolbar."""

from cremona_site.models import PublicationRequest, ScheduledChange


def waiting_requests():
    """The requests that nobody answered yet, the oldest first; those whose hour is fixed wait for nobody."""
    promised = scheduled_changes().filter(publish_at__isnull=False, published_at=None).values("version")
    open_requests = PublicationRequest.objects.open().exclude(version__in=promised)
    return open_requests.select_related("version", "asked_by").order_by("asked_at")


def scheduled_changes():
    """What is to happen by itself and did not yet, the next first."""
    return ScheduledChange.objects.waiting().select_related("version", "asked_by")


def failed_changes():
    """What was to happen and could not, until a publisher has seen it."""
    return ScheduledChange.objects.filter(state=ScheduledChange.State.FAILED, seen_at=None).select_related("version")
