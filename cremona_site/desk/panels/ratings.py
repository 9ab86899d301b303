from django.db.models import F, Sum
from django.urls import reverse
from django.utils.http import urlencode

from cremona_site.desk.panels.panel import Panel
from cremona_site.feedback.summary import FEW, NOT_SHOWN, USUAL_PERIOD, names_of
from cremona_site.models import RatingCount
from cremona_site.models.rating import month_before


class Ratings(Panel):
    """The pages that readers find least clear, by the votes of the last months."""

    key = "valutazioni"
    title = "Pagine meno chiare per chi legge"
    empty = f"Negli ultimi {USUAL_PERIOD} mesi nessuna pagina ha ricevuto almeno {FEW} voti."
    on_the_desk = 5

    @property
    def url(self):
        return reverse("admin:cremona_site_ratingsummary_changelist")

    def is_for_user(self):
        return self.user.has_perm("cremona_site.view_ratingsummary")

    def find(self):
        """Sums and sorts in the database: reading a line a rated page would cost more on a large site."""
        recent = RatingCount.objects.filter(month__gte=month_before(USUAL_PERIOD - 1))
        of_each = recent.order_by().values("page_id", "office_id", "language")
        summed = of_each.annotate(votes=Sum("number"), average=Sum(F("stars") * F("number"), default=0) * 1.0)
        return (
            summed.filter(votes__gte=FEW)
            .annotate(mean=F("average") / F("votes"))
            .order_by("mean", "-votes", "page_id", "office_id", "language")
        )

    @property
    def rows(self):
        keys = [(line["page_id"], line["office_id"], line["language"]) for line in self.things]
        names = names_of(keys)
        return [
            {
                "title": names.get(key, (NOT_SHOWN, ""))[0],
                "language": line["language"],
                "votes": line["votes"],
                "mean": line["mean"],
                "url": f"{self.url}?{self.chosen(line)}",
            }
            for key, line in zip(keys, self.things, strict=True)
        ]

    def chosen(self, line):
        names = {"pagina": line["page_id"], "ufficio": line["office_id"], "lingua": line["language"]}
        return urlencode({name: value for name, value in names.items() if value})
