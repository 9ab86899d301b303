"""Tags of the pages that lead to others: what stands below a section, and how its links are marked."""

from django import template

from cremona_site.categories import element_of
from cremona_site.current_page import current_page, way

register = template.Library()

SECTION = "cms/section.html"
# Lists of such pages, which their section links below what it lists itself
LISTS = ("projects/archive.html", "projects/calendar.html")


@register.simple_tag(takes_context=True)
def section_above(context):
    """The id (`reverse_id`) of the page of the first level that the current page stands below, or is."""
    page = current_page(context)
    above = way(context, page) if page else []
    return (above[0].page.reverse_id or "") if above else ""


@register.simple_tag
def category_element(above, child):
    """The `data-element` of the link to a page below the section `above`; see `cremona_site.categories`."""
    return element_of(above, child.key, child.title) if child.template == SECTION else ""


@register.filter
def listed_as_cards(children):
    """The pages below a section that are no lists themselves: it links those apart."""
    return [child for child in children if child.template not in LISTS]
