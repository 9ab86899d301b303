from cremona_site.desk.page_care import pages_to_verify
from cremona_site.desk.panels.panel import Panel
from cremona_site.models import PageCare
from cremona_site.navigation import url_of
from cremona_site.upstream import PUBLISH


class PagesToVerify(Panel):
    """Pages of which nobody made sure for half a year; one click says that they are still right."""

    key = "da-verificare"
    title = "Pagine da verificare"
    empty = "Tutte le pagine sono state verificate negli ultimi 180 giorni."
    is_beside = True

    def is_for_user(self):
        return self.user.has_perm("cremona_site.view_pagecare")

    def find(self):
        return pages_to_verify()

    @property
    def rows(self):
        return [self.row(content, getattr(content.page, "care", None) or PageCare()) for content in self.things]

    def row(self, content, care):
        return {
            "title": content.title,
            "page_id": content.page_id,
            "url": url_of(content.url_path, content.language),
            "verified_on": care.verified_on,
            "owner": care.owner,
            "is_mine": care.owner_id == self.user.pk,
            "may_take": may_take(self.user, care),
            "may_verify": self.user.has_perm("cms.change_page"),
        }


def may_take(user, care):
    """Whether somebody may say «è mia»: of what nobody looks after; publishers may take it from others too."""
    if care.owner_id == user.pk or not user.has_perm("cms.change_page"):
        return False
    is_free = care.owner is None or not (care.owner.is_active and care.owner.is_staff)
    return is_free or user.has_perm(PUBLISH)
