"""Long lists in pages, each with an address of its own: `?pagina=2`."""

import re
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

# Digits of ours only, and few: Python would read those of other scripts too, and numbers of any length
NUMBER = re.compile(r"[0-9]{1,6}")


class PageOfList(Page):
    """A page that knows which numbers its pager shows."""

    @property
    def shown_numbers(self):
        """The first page, the last, those beside this one; None stands for those between."""
        shown = self.paginator.get_elided_page_range(self.number, on_each_side=1, on_ends=1)
        return [number if isinstance(number, int) else None for number in shown]


class LenientPaginator(Paginator):
    def _get_page(self, *args):
        return PageOfList(*args)


@dataclass(frozen=True)
class LongListPage:
    """A page of a list that nobody counted, with what `components/pager.html` asks of it."""

    object_list: list
    number: int
    has_next: bool

    @property
    def has_previous(self):
        return self.number > 1

    @property
    def has_other_pages(self):
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self):
        return self.number - 1

    @property
    def next_page_number(self):
        return self.number + 1

    @property
    def shown_numbers(self):
        """The first page, those beside this one; None stands for those between."""
        last = self.number + self.has_next
        near = list(range(max(self.number - 1, 1), last + 1))
        return ([1, None] if near[0] > 2 else [1] if near[0] == 2 else []) + near


def page_of_long_list(items, number_text, per_page):
    """As `page_of` of an ordered query, which is counted only where an address asks for more than there is."""
    number = number_asked(number_text)
    found = list(items[(number - 1) * per_page : number * per_page + 1])
    if not found and number > 1:
        last = LenientPaginator(items, per_page).num_pages
        return page_of_long_list(items, str(last), per_page)
    return LongListPage(found[:per_page], number, len(found) > per_page)


def number_asked(text):
    return max(int(text), 1) if NUMBER.fullmatch(text or "") else 1


def page_of(items, number_text, per_page):
    """The page of `items`, a list or an ordered query, that an address asks for.

    Whatever is no number leads to the first page, a number past the end to the last: no address of a list is wrong.
    """
    paginator = LenientPaginator(items, per_page)
    return paginator.page(min(number_asked(number_text), paginator.num_pages))
