"""What a reader chooses in a list of initiatives: an action area, a kind."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef
from django.utils.http import urlencode
from django.utils.translation import gettext

from cremona_site.navigation import published
from projects.models import Initiative

# As addresses spell them, in every language
KINDS = {
    "evento": Initiative.Kind.EVENT,
    "formazione": Initiative.Kind.TRAINING,
    "campagna": Initiative.Kind.CAMPAIGN,
}


@dataclass(frozen=True)
class ChosenArea:
    """An action area; in addresses it goes by the number of its page, which all languages and projects share."""

    page_id: int
    title: str


@dataclass(frozen=True)
class Choice:
    """What is chosen, and the areas that there are to choose from; `kind_word` is spelt as in addresses."""

    areas: tuple[ChosenArea, ...] = ()
    area: ChosenArea | None = None
    kind_word: str = ""

    @property
    def area_page_id(self):
        return self.area.page_id if self.area else None

    @property
    def kind(self):
        return KINDS.get(self.kind_word)

    @property
    def is_empty(self):
        return not (self.area or self.kind_word)

    @property
    def words(self):
        """What is chosen, as a title says it."""
        return [str(word) for word in (self.kind and self.kind.label, self.area and self.area.title) if word]

    @property
    def parameters(self):
        chosen = [("azione", self.area_page_id), ("tipo", self.kind_word)]
        return [(name, value) for name, value in chosen if value]

    @property
    def query(self):
        """What is chosen, as an address says it."""
        return urlencode(self.parameters)

    @property
    def fields(self):
        """What `components/filters.html` offers: (name, label, words for all, options as (value, label, is chosen))."""
        kinds = [(word, kind.label, word == self.kind_word) for word, kind in KINDS.items()]
        fields = [("tipo", gettext("Tipo"), gettext("Tutti i tipi"), kinds)]
        if self.areas:
            areas = [(area.page_id, area.title, area == self.area) for area in self.areas]
            fields.append(("azione", gettext("Azione del progetto"), gettext("Tutte le azioni"), areas))
        return fields


def choice_of(asked, language):
    """What the parameters of an address choose; what they misspell is not chosen."""
    areas = areas_with_initiatives(language)
    area = next((area for area in areas if str(area.page_id) == asked.get("azione")), None)
    kind_word = asked.get("tipo", "")
    return Choice(areas, area, kind_word if kind_word in KINDS else "")


def areas_with_initiatives(language):
    """The published action areas that some published initiative belongs to, in letter order."""
    is_published = Exists(published(language).order_by().filter(page=OuterRef("extended_object")))
    theirs = Initiative.objects.filter(is_published, area__extended_object=OuterRef("page"))
    contents = published(language).filter(Exists(theirs), page__actionarea__isnull=False)
    contents = contents.order_by(F("page__actionarea__letter").asc(nulls_last=True), "page__path")
    return tuple(ChosenArea(content.page_id, content.title) for content in contents)
