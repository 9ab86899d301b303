"""Tags of the lists of initiatives: what is coming, what has been, the months. Each is read once a request."""

from dataclasses import dataclass

from django import template
from django.core.paginator import Page
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from cremona_site.current_page import current_page, once
from cremona_site.page_cache.public_pages import heed
from cremona_site.paging import page_of
from projects import archive, initiatives, month
from projects.initiative_choice import Choice, choice_of

register = template.Library()

ON_A_PAGE = 10


@dataclass(frozen=True)
class ListShown:
    """What an address asks of a list; `year` is the archive's, None where that is empty."""

    choice: Choice
    page_obj: Page
    initiatives: list
    years: tuple = ()
    year: archive.YearOfArchive | None = None

    @property
    def year_query(self):
        """What the links of the years carry before the number."""
        return before_another(self.choice.parameters)

    @property
    def query(self):
        """What the links of the pager carry before the number."""
        return before_another(self.kept + self.choice.parameters)

    @property
    def parameters(self):
        """What the address of this very page says."""
        number = self.page_obj.number
        return self.kept + self.choice.parameters + ([("pagina", number)] if number > 1 else [])

    @property
    def kept(self):
        """What a new choice keeps of the address: the year, unless it is the latest."""
        return [("anno", self.year.number)] if self.year and self.year != self.years[0] else []

    @property
    def narrowed(self):
        """What is chosen and which page it is, as a heading says it."""
        number = self.page_obj.number
        return self.choice.words + ([gettext("pagina %(number)s") % {"number": number}] if number > 1 else [])

    @property
    def title_parts(self):
        """What the title says beyond that of the bare address; nothing there."""
        return [str(year) for _name, year in self.kept] + self.narrowed


def before_another(parameters):
    return "".join(f"{urlencode([pair])}&" for pair in parameters)


@register.simple_tag(takes_context=True)
def coming_list(context):
    """The page of what is coming that the address asks for, as a `ListShown`."""
    shown = once(context, "coming_list", lambda: read_coming(context["request"].GET, get_language()))
    heed(context["request"], ["azione", "tipo", "pagina"], shown.parameters)
    return shown


def read_coming(asked, language):
    choice = choice_of(asked, language)
    coming = initiatives.coming_initiatives(language, choice)
    page = page_of(coming.contents, asked.get("pagina"), ON_A_PAGE)
    return ListShown(choice, page, coming.listed(page))


@register.simple_tag(takes_context=True)
def archive_list(context):
    """The page of a year of the archive that the address asks for, as a `ListShown`; of the latest if of none."""
    shown = once(context, "archive_list", lambda: read_archive(context["request"].GET, get_language()))
    heed(context["request"], ["anno", "azione", "tipo", "pagina"], shown.parameters)
    return shown


def read_archive(asked, language):
    choice = choice_of(asked, language)
    years = tuple(archive.years_of_archive(language, choice))
    year = next((year for year in years if str(year.number) == asked.get("anno")), years[0] if years else None)
    if year is None:
        return ListShown(choice, page_of([], None, ON_A_PAGE), [])
    held = initiatives.held_initiatives(language, *year.span, choice)
    page = page_of(held.contents, asked.get("pagina"), ON_A_PAGE)
    return ListShown(choice, page, held.listed(page), years, year)


@register.simple_tag(takes_context=True)
def calendar_month(context):
    """The `projects.month.Month` that the address asks for."""
    shown = once(context, "month", lambda: month.month_of(get_language(), context["request"].GET.get("mese")))
    heed(context["request"], ["mese"], [] if shown.is_current else [("mese", f"{shown.first_day:%Y-%m}")])
    return shown


@register.simple_tag
def next_initiatives(number):
    """What is coming next, at most `number`, for `components/initiative_row.html`."""
    return initiatives.next_initiatives(get_language(), number)


@register.simple_tag(takes_context=True)
def next_initiatives_here(context, number):
    """What is coming next in the current action area, at most `number`."""
    page = current_page(context)
    return initiatives.next_initiatives(get_language(), number, page.pk) if page else []
