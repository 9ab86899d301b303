from django.db.models import Q
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.models import Version

from cremona_site.desk import versions
from cremona_site.desk.panels.panel import Panel
from cremona_site.publication.people import name_of
from cremona_site.publication.titles import title_of_content


class Drafts(Panel):
    """What somebody began or holds, of pages and of the texts that several pages share."""

    key = "bozze"
    title = "Le mie bozze"
    empty = "Nessuna bozza in corso."

    def find(self):
        mine = Q(created_by=self.user) | Q(locked_by=self.user)
        return (
            Version.objects.filter(mine, state=DRAFT)
            .select_related("locked_by", "draft_lock__wanted_by")
            .order_by("-modified")
        )

    @property
    def versions(self):
        return self.things

    @property
    def rows(self):
        return [self.row(version, version.content) for version in self.things if version.content]

    def row(self, version, content):
        is_mine = version.is_unlocked_for_user(self.user)
        lock = getattr(version, "draft_lock", None)
        return {
            "title": title_of_content(content),
            "kind": versions.kind_of(content),
            "is_public": content.is_public,
            "modified": version.modified,
            "held_by": "" if is_mine else name_of(version.locked_by),
            "wanted_by": name_of(lock.wanted_by) if is_mine and lock and lock.wanted_by else "",
            "url": versions.edit_url_of(content) if is_mine else versions.preview_url_of(content),
        }
