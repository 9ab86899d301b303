"""Long lists in pages, each with an address of its own: `?pagina=2`."""

import re

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


def page_of(items, number_text, per_page):
    """The page of `items`, a list or an ordered query, that an address asks for.

    Whatever is no number leads to the first page, a number past the end to the last: no address of a list is wrong.
    """
    paginator = LenientPaginator(items, per_page)
    asked = int(number_text) if NUMBER.fullmatch(number_text or "") else 1
    return paginator.page(min(max(asked, 1), paginator.num_pages))
