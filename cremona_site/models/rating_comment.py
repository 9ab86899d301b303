"""What visitors write beside the stars: short texts that are kept for thirty days.

They bear their day and no hour. However many come in, the table stays small: each has a numbered place in its day, of
which there are `PLACES_A_DAY` on the whole site, and days fall off after `DAYS_KEPT`.
"""

from collections import Counter
from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.db.models import Count, Q
from django.utils import timezone

from cremona_site.models.rating import Rated

DAYS_KEPT = 30  # today is one of them
PLACES_A_DAY = 100
PLACES_A_DAY_AND_PAGE = 10
LONGEST_TEXT = 200
ATTEMPTS = 5
THING = ("page_id", "office_id")


def first_day_kept():
    return timezone.localdate() - timedelta(days=DAYS_KEPT - 1)


class RatingCommentQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(day__gte=first_day_kept())

    def add(self, **comment):
        """Keeps a text in a free place of today; tells whether there was one.

        A flood fills the places of its day and no more: what others wrote before stays, and tomorrow has places again.
        """
        comment["day"] = timezone.localdate()
        for _attempt in range(ATTEMPTS):
            today = {place: thing for place, *thing in self.filter(day=comment["day"]).values_list("place", *THING)}
            free = set(range(1, PLACES_A_DAY + 1)) - set(today)
            if not free or list(today.values()).count([comment[name] for name in THING]) >= PLACES_A_DAY_AND_PAGE:
                return False
            try:
                with transaction.atomic():
                    self.create(**comment, place=min(free))
            except IntegrityError:  # somebody else took the place meanwhile
                continue
            return True
        return False

    def full_days(self):
        """The days of which texts may be missing, because all places of the site or of a page were taken."""
        by_thing = self.kept().order_by("day").values("day", *THING).annotate(number=Count("pk"))
        full, numbers = set(), Counter()
        for row in by_thing:
            numbers[row["day"]] += row["number"]
            if row["number"] >= PLACES_A_DAY_AND_PAGE or numbers[row["day"]] >= PLACES_A_DAY:
                full.add(row["day"])
        return sorted(full)

    def drop_old(self):
        """Deletes the days that fell off; returns how many texts went."""
        return self.filter(day__lt=first_day_kept()).delete()[0]


class RatingComment(Rated):
    """What somebody wrote beside the stars. Phone numbers, e-mail addresses and tax codes were taken out before."""

    text = models.CharField("testo", max_length=LONGEST_TEXT)
    day = models.DateField("giorno")
    place = models.PositiveSmallIntegerField("posto nel giorno")

    objects = RatingCommentQuerySet.as_manager()

    class Meta(Rated.Meta):
        default_permissions = ["view", "delete"]
        verbose_name = "testo di chi ha votato"
        verbose_name_plural = "testi di chi ha votato"
        ordering = ["-day", "place"]
        constraints = [
            *Rated.Meta.constraints,
            models.UniqueConstraint(name="ratingcomment_once_a_place", fields=["day", "place"]),
            models.CheckConstraint(name="ratingcomment_in_a_place", condition=Q(place__range=(1, PLACES_A_DAY))),
        ]

    def __str__(self):
        return self.text
