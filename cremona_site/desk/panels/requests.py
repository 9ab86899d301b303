from django.utils import timezone

from cremona_site.desk.panels.panel import Panel
from cremona_site.models import PublicationRequest
from cremona_site.publication.waiting import waiting_requests
from cremona_site.upstream import PUBLISH

OPEN, SENT_BACK = PublicationRequest.State.OPEN, PublicationRequest.State.SENT_BACK


class WaitingRequests(Panel):
    """What writers asked the publishers to make public."""

    key = "da-pubblicare"
    title = "In attesa di pubblicazione"
    empty = "Nessuno aspetta una tua risposta."

    def is_for_user(self):
        return self.user.has_perm(PUBLISH)

    def find(self):
        return waiting_requests()

    @property
    def rows(self):
        today = timezone.localdate()
        return [
            {"request": request, "days": (today - timezone.localdate(request.asked_at)).days} for request in self.things
        ]


class MyRequests(Panel):
    """What a writer asked for and is not public yet; what was sent back says why."""

    key = "le-mie-richieste"
    title = "Le mie richieste di pubblicazione"
    empty = "Nessuna richiesta in attesa o da rivedere."

    def is_for_user(self):
        return not self.user.has_perm(PUBLISH)

    def find(self):
        """What was sent back counts until it is asked for again, published or set aside."""
        mine = PublicationRequest.objects.filter(asked_by=self.user, version__state="draft")
        return (
            mine.filter(state__in=[OPEN, SENT_BACK])
            .exclude(state=SENT_BACK, version__in=PublicationRequest.objects.open().values("version"))
            .select_related("version", "answered_by")
            .order_by("-state", "-asked_at")
        )
