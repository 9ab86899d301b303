"""The map of the site: every published page below the one that it stands under, and the offices."""

from dataclasses import dataclass, field

from django import template
from django.utils.translation import get_language, gettext

from contacts.models import Office
from cremona_site.navigation import published, url_of

register = template.Library()

PAGE_OF_OFFICES = "uffici"


@dataclass
class Node:
    """One line of the map; `url` is empty where the line only gathers others."""

    title: str
    url: str
    children: list["Node"] = field(default_factory=list)


@register.simple_tag
def site_map():
    """The pages at the top, each with those below it; two queries, however large the site."""
    top, open_nodes, nodes_by_key = [], [], {}
    for content in published(get_language()):
        path = content.page.path
        # In the order of the tree the page above is the last one whose path this path begins with
        while open_nodes and not path.startswith(open_nodes[-1][0]):
            open_nodes.pop()
        siblings = open_nodes[-1][1].children if open_nodes else top
        node = Node(content.title, url_of(content.url_path))
        siblings.append(node)
        open_nodes.append((path, node))
        nodes_by_key[content.page.reverse_id] = node
    add_offices(top, nodes_by_key)
    return top


def add_offices(top, nodes_by_key):
    """Hangs the offices below their page; below a line of their own where it is not published."""
    offices = [Node(office.name, office.get_absolute_url()) for office in Office.objects.active()]
    if not offices:
        return
    page = nodes_by_key.get(PAGE_OF_OFFICES)
    if page is None:
        page = Node(gettext("Uffici"), "")
        top.append(page)
    page.children += offices
