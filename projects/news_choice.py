"""What a reader chooses in a list of news: an action area, a year."""

from dataclasses import dataclass

from cms.models import PageContent
from django.db.models import OuterRef, Subquery
from django.utils.http import urlencode
from django.utils.translation import gettext

MOST_YEARS = 100


@dataclass(frozen=True)
class NewsArea:
    """An action area that has news; in addresses it goes by the number of its page, in every language."""

    page_id: int
    title: str


@dataclass(frozen=True)
class NewsChoice:
    """What is chosen of what there is."""

    areas: list[NewsArea]
    years: list[int]
    area: NewsArea | None = None
    year: int | None = None

    @property
    def is_empty(self):
        return not (self.area or self.year)

    @property
    def words(self):
        """What is chosen, as a title says it."""
        return [str(word) for word in (self.area and self.area.title, self.year) if word]

    @property
    def fields(self):
        """What can be chosen, for `components/filters.html`."""
        areas = [(area.page_id, area.title, area == self.area) for area in self.areas]
        years = [(year, year, year == self.year) for year in self.years]
        fields = [
            ("azione", gettext("Azione del progetto"), gettext("Tutte le azioni"), areas),
            ("anno", gettext("Anno"), gettext("Tutti gli anni"), years if len(years) > 1 else []),
        ]
        return [field for field in fields if field[-1]]

    @property
    def parameters(self):
        chosen = [("azione", self.area and self.area.page_id), ("anno", self.year)]
        return [(name, value) for name, value in chosen if value]

    @property
    def query(self):
        """What is chosen, as the addresses of other pages of the list carry it."""
        words = urlencode(self.parameters)
        return f"{words}&" if words else ""

    def of(self, contents):
        """Those contents that were chosen."""
        if self.area:
            contents = contents.filter(page__news__area__extended_object=self.area.page_id)
        if self.year:
            contents = contents.filter(page__news__first_published_on__year=self.year)
        return contents


def choice_of(asked, contents, language):
    """What the parameters of an address choose among these contents; what they misspell is not chosen. One query."""
    title = PageContent.objects.filter(page=OuterRef("page__news__area__extended_object"), language=language)
    rows = (
        contents.order_by()
        .annotate(area_title=Subquery(title.values("title")[:1]))
        .values_list(
            "page__news__first_published_on__year",
            "page__news__area__letter",
            "page__news__area__extended_object",
            "area_title",
        )
        .distinct()
    )
    rows = list(rows[: MOST_YEARS * 26])
    years = sorted({year for year, *_area in rows if year}, reverse=True)
    areas = {(letter or "~", page_id, name) for _year, letter, page_id, name in rows if name}
    areas = [NewsArea(page_id, name) for _letter, page_id, name in sorted(areas)]
    return NewsChoice(
        areas,
        years,
        next((area for area in areas if str(area.page_id) == asked.get("azione")), None),
        next((year for year in years if str(year) == asked.get("anno")), None),
    )
