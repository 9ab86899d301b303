"""How visitors rate a page: counters only, which tell nothing of who voted, from where or on what day.

However many votes come in, the table stays small: of a page in a language there are at most `ROWS_A_MONTH` counters a
month, and months fall off after `MONTHS_KEPT`.
"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_STARS = 5
FEWEST_GOOD_STARS = 4  # from here on the question asks what was good
MOST_COUNTED = 1_000_000
MONTHS_KEPT = 24  # the current one is one of them


class Answer(models.IntegerChoices):
    """What may be added to the stars, in the words of criteria C.SI.2.5 and C.SI.2.6, letter by letter."""

    NONE = 0, _("Nessuna risposta")
    NOT_CLEAR = 1, _("A volte le indicazioni non erano chiare")
    NOT_COMPLETE = 2, _("A volte le indicazioni non erano complete")
    UNSURE = 3, _("A volte non capivo se stavo procedendo correttamente")
    TECHNICAL_PROBLEMS = 4, _("Ho avuto problemi tecnici")
    OTHER_DIFFICULTY = 5, _("Altro")
    CLEAR = 6, _("Le indicazioni erano chiare")
    COMPLETE = 7, _("Le indicazioni erano complete")
    SURE = 8, _("Capivo sempre che stavo procedendo correttamente")
    NO_TECHNICAL_PROBLEMS = 9, _("Non ho avuto problemi tecnici")
    OTHER_MERIT = 10, _("Altro")

    @classmethod
    def fitting(cls, stars):
        """The answers among which somebody who gave so many stars may choose."""
        is_good = stars >= FEWEST_GOOD_STARS
        return [answer for answer in cls if answer and (answer >= cls.CLEAR) == is_good]


ROWS_A_MONTH = sum(1 + len(Answer.fitting(stars)) for stars in range(1, MOST_STARS + 1))


def month_before(months):
    """The first day of the month that came so many months before the current one, which is number 0."""
    today = timezone.localdate()
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return today.replace(year=year, month=month + 1, day=1)


class Rated(models.Model):
    """A published page or an active office, in one language. What is said of it goes when it is deleted."""

    page = models.ForeignKey("cms.Page", models.CASCADE, null=True, related_name="+", verbose_name="pagina")
    office = models.ForeignKey("contacts.Office", models.CASCADE, null=True, related_name="+", verbose_name="ufficio")
    language = models.CharField("lingua", max_length=7)
    stars = models.PositiveSmallIntegerField("stelle")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_is_of_one_thing",
                condition=Q(page__isnull=True, office__isnull=False) | Q(page__isnull=False, office__isnull=True),
            ),
            models.CheckConstraint(name="%(class)s_has_one_to_five_stars", condition=Q(stars__range=(1, MOST_STARS))),
        ]


class RatingCountQuerySet(models.QuerySet):
    def add(self, **vote):
        """Counts one more of this vote. Two at once count two: the row is made where there is none, then added to."""
        vote["month"] = month_before(0)
        rows = self.filter(**vote, number__lt=MOST_COUNTED)
        if not rows.update(number=F("number") + 1):
            self.bulk_create([self.model(**vote, number=0)], ignore_conflicts=True)
            rows.update(number=F("number") + 1)

    def drop_old(self):
        """Deletes the months that fell off; returns how many counters went."""
        return self.filter(month__lt=month_before(MONTHS_KEPT - 1)).delete()[0]


class RatingCount(Rated):
    """How many gave a page so many stars and this answer within a month."""

    answer = models.PositiveSmallIntegerField("risposta")
    month = models.DateField("mese")
    number = models.PositiveIntegerField("voti")

    objects = RatingCountQuerySet.as_manager()

    class Meta(Rated.Meta):
        default_permissions = []  # staff see the summary
        verbose_name = "conteggio di voti"
        verbose_name_plural = "conteggi di voti"
        constraints = [
            *Rated.Meta.constraints,
            models.CheckConstraint(
                name="ratingcount_answer_fits_the_stars",
                condition=Q(answer=Answer.NONE)
                | Q(stars__lt=FEWEST_GOOD_STARS, answer__lt=Answer.CLEAR)
                | Q(stars__gte=FEWEST_GOOD_STARS, answer__range=(Answer.CLEAR, Answer.OTHER_MERIT)),
            ),
            models.UniqueConstraint(
                name="ratingcount_once_a_page",
                fields=["page", "language", "month", "stars", "answer"],
                condition=Q(page__isnull=False),
            ),
            models.UniqueConstraint(
                name="ratingcount_once_an_office",
                fields=["office", "language", "month", "stars", "answer"],
                condition=Q(office__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["month"], name="ratingcount_month")]

    def __str__(self):
        return f"{self.number} × {self.stars} ({self.month:%m.%Y})"


class RatingSummary(RatingCount):
    """What staff see of the counters: a summary a page. The proxy bears the permission to look at it."""

    class Meta:
        proxy = True
        default_permissions = ["view"]
        verbose_name = "valutazioni di una pagina"
        verbose_name_plural = "valutazioni delle pagine"
