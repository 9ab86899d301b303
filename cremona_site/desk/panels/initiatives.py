from django.conf import settings
from django.urls import reverse

from cremona_site.desk.panels.panel import Panel
from cremona_site.navigation import url_of
from cremona_site.upstream import PUBLISH
from projects.initiatives import coming_initiatives


class Initiatives(Panel):
    """What visitors read as coming, with the way to its dates: a date is postponed from here."""

    key = "iniziative"
    title = "Prossime iniziative"
    empty = "Nessuna iniziativa pubblicata con date a venire."

    def find(self):
        self.coming = coming_initiatives(settings.LANGUAGE_CODE)
        return self.coming.contents

    @property
    def rows(self):
        dates = {date.initiative_id: date for date in self.coming.first_dates(self.things)}
        may_change = self.user.has_perm(PUBLISH) and self.user.has_perm("projects.change_initiative")
        return [
            {
                "title": content.title,
                "url": url_of(content.url_path),
                "date": dates.get(content.initiative_id),
                "facts_url": reverse("admin:projects_initiative_change", args=[content.initiative_id])
                + "#occurrences-group",
                "may_change": may_change,
            }
            for content in self.things
        ]
