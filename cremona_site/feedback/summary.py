"""What staff read of the votes: a line a page and language, in a number of queries that does not grow."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Sum

from contacts.models import Office
from cremona_site.feedback.subjects import subject_of_office
from cremona_site.models.rating import MONTHS_KEPT, MOST_STARS, Answer, RatingCount, month_before
from cremona_site.navigation import published_in, url_of

PERIODS = {1: "questo mese", 3: "ultimi 3 mesi", 12: "ultimi 12 mesi", MONTHS_KEPT: f"ultimi {MONTHS_KEPT} mesi"}
USUAL_PERIOD = 3
# With fewer votes an average says little: such pages come after the others
FEW = 5
NOT_SHOWN = "Pagina che ora non è pubblicata"


@dataclass
class Summary:
    """The votes of a page or an office in one language; `url` is empty where visitors do not see it now."""

    page_id: int | None
    office_id: int | None
    language: str
    title: str = NOT_SHOWN
    url: str = ""
    stars: dict[int, int] = field(default_factory=lambda: dict.fromkeys(range(1, MOST_STARS + 1), 0))
    answers: dict[int, int] = field(default_factory=dict)

    @property
    def key(self):
        return self.page_id, self.office_id, self.language

    @property
    def number(self):
        return sum(self.stars.values())

    @property
    def average(self):
        return sum(stars * number for stars, number in self.stars.items()) / self.number

    @property
    def has_few(self):
        return self.number < FEW

    @property
    def chosen_answers(self):
        """The answers that were chosen and how often, the most frequent first."""
        chosen = [(label_for_staff(answer), number) for answer, number in self.answers.items() if answer]
        return sorted(chosen, key=lambda pair: -pair[1])


def label_for_staff(answer):
    """An answer with the stars that it goes with: «Altro» is among both."""
    return f"{Answer(answer).label} ({'1–3' if answer < Answer.CLEAR else '4–5'})"


def summaries(months, **only):
    """A `Summary` for all that was rated in the last `months`, the worst first, in three queries."""
    rows = RatingCount.objects.filter(month__gte=month_before(months - 1), **only)
    found = {}
    for row in rows.values("page_id", "office_id", "language", "stars", "answer").annotate(total=Sum("number")):
        key = row["page_id"], row["office_id"], row["language"]
        summary = found.setdefault(key, Summary(*key))
        summary.stars[row["stars"]] += row["total"]
        summary.answers[row["answer"]] = summary.answers.get(row["answer"], 0) + row["total"]
    names = names_of(found)
    for key, summary in found.items():
        summary.title, summary.url = names.get(key, (NOT_SHOWN, ""))
    counted = [summary for summary in found.values() if summary.number]
    return sorted(counted, key=lambda summary: (summary.has_few, summary.average, -summary.number, summary.title))


def names_of(keys):
    """Title and address of what visitors see now, by its key."""
    languages = [code for code, _name in settings.LANGUAGES]
    names = {}
    pages = {page for page, _office, _language in keys if page}
    for content in published_in(languages).filter(page__in=pages):
        url = url_of(content.url_path, content.language)
        names[content.page_id, None, content.language] = content.title, url
    for office in Office.objects.active().filter(pk__in={office for _page, office, _language in keys if office}):
        for language in languages:
            subject = subject_of_office(office, language)
            names[None, office.pk, language] = subject.title, subject.path
    return names
