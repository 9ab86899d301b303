from django.urls import reverse

from cremona_site.desk.page_care import can_look_after, pages_to_verify
from cremona_site.desk.panels.panel import Panel
from cremona_site.models import PageCare
from cremona_site.navigation import url_of


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
            "owner_url": self.owner_url(care),
            "may_verify": self.user.has_perm("cms.change_page"),
        }

    def owner_url(self, care):
        """The form in which publishers choose who looks after the page."""
        if care.pk is None or not self.user.has_perm("cremona_site.change_pagecare"):
            return ""
        return reverse("admin:cremona_site_pagecare_change", args=[care.pk])


def may_take(user, care):
    """Whether somebody may say «è mia»: of a page that nobody looks after, or somebody who left."""
    return user.has_perm("cms.change_page") and not can_look_after(care.owner)
