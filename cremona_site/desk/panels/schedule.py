from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from cremona_site.desk import versions
from cremona_site.desk.panels.panel import Panel
from cremona_site.models import ScheduledChange
from cremona_site.publication.links import schedule_url
from cremona_site.publication.titles import title_of_content
from cremona_site.publication.waiting import failed_changes, scheduled_changes
from cremona_site.upstream import PUBLISH

FAILED_FIRST = Case(When(state=ScheduledChange.State.FAILED, then=Value(0)), default=Value(1))
NEXT_MOMENT = Case(When(published_at=None, then=Coalesce("publish_at", "withdraw_at")), default=F("withdraw_at"))


class Schedule(Panel):
    """What comes out or goes by itself, and what should have and could not."""

    key = "in-programma"
    title = "Uscite programmate"
    empty = "Nessuna uscita programmata."

    def find(self):
        found = scheduled_changes() | failed_changes().select_related("version", "asked_by")
        if not self.user.has_perm(PUBLISH):
            found = found.filter(Q(asked_by=self.user) | Q(version__created_by=self.user))
        return found.order_by(FAILED_FIRST, NEXT_MOMENT, "pk")

    @property
    def versions(self):
        return [change.version for change in self.things]

    @property
    def rows(self):
        return [self.row(change) for change in self.things if change.version.content]

    def row(self, change):
        content, may_plan = change.version.content, self.user.has_perm(PUBLISH)
        failed = change.state == ScheduledChange.State.FAILED
        return {
            "title": title_of_content(content),
            "url": schedule_url(change.version) if may_plan and not failed else versions.preview_url_of(content),
            "comes_out": None if change.published_at else change.publish_at,
            "goes": change.withdraw_at,
            "failed": failed,
            "reason": change.reason,
            "seen_url": reverse("admin:cremona_site_scheduledchange_seen", args=[change.pk]) if may_plan else "",
        }
