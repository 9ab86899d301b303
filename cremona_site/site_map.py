"""The map of the site: the published pages in their places, a screenful of them at a time, and the offices.

Initiatives and news are left out: there may be thousands, and the lists that lead to each of them are on the map.
"""

from dataclasses import dataclass, field

from cms.models import Page
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from contacts.models import Office
from cremona_site.navigation import published, url_of
from cremona_site.paging import LongListPage, page_of_long_list
from projects.models import Initiative, News

LINES = 150
PAGE_OF_OFFICES = "uffici"
REACHED_BY_LISTS = (Initiative, News)


@dataclass
class Node:
    """One line of the map; `url` is empty where the line only gathers others."""

    title: str
    url: str
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class SiteMap:
    """The lines at the top of a page of the map, each with those below it."""

    nodes: list[Node]
    page_obj: LongListPage

    @property
    def title_parts(self):
        """What the title says beyond that of the bare address; nothing there."""
        number = self.page_obj.number
        return [gettext("pagina %(number)s") % {"number": number}] if number > 1 else []

    @property
    def parameters(self):
        """What the address of this very page says."""
        return [("pagina", self.page_obj.number)] if self.page_obj.number > 1 else []


def site_map_in(language, number_text=None):
    """The page of the map that an address asks for; three queries, and one for what stands above its first line."""
    page_obj = page_of_long_list(pages_on_map(language), number_text, LINES)
    contents = list(published(language).filter(page__in=page_obj.object_list))
    above = contents_above(contents[0], language) if page_obj.has_previous else []
    nodes, nodes_by_key = tree_of(above + contents)
    for content in above:
        nodes_by_key.pop(content.page.reverse_id, None)  # its own line is on a page before
    add_offices(nodes, nodes_by_key, language, is_last=not page_obj.has_next)
    return SiteMap(nodes, page_obj)


def pages_on_map(language):
    """The ids of the pages of the map in the order of the tree, so that the database stops at the end of a screen."""
    contents = published(language).order_by().filter(page=OuterRef("pk"))
    listed = [~Exists(facts.objects.filter(extended_object=OuterRef("pk"))) for facts in REACHED_BY_LISTS]
    return Page.objects.filter(*listed, Exists(contents)).order_by("path").values_list("pk", flat=True)


def contents_above(content, language):
    path = content.page.path
    paths = [path[:end] for end in range(Page.steplen, len(path), Page.steplen)]
    return list(published(language).filter(page__path__in=paths))


def tree_of(contents):
    """The nodes of contents in the order of the tree, those at the top and all by the id (`reverse_id`) of the page."""
    top, open_nodes, nodes_by_key = [], [], {}
    for content in contents:
        path = content.page.path
        # In the order of the tree the page above is the last one whose path this path begins with
        while open_nodes and not path.startswith(open_nodes[-1][0]):
            open_nodes.pop()
        siblings = open_nodes[-1][1].children if open_nodes else top
        node = Node(content.title, url_of(content.url_path))
        siblings.append(node)
        open_nodes.append((path, node))
        nodes_by_key[content.page.reverse_id] = node
    return top, nodes_by_key


def add_offices(top, nodes_by_key, language, is_last):
    """Hangs the offices below their page; where it is not published, below a line of their own at the very end."""
    page = nodes_by_key.get(PAGE_OF_OFFICES)
    if page is None and (not is_last or published(language).filter(page__reverse_id=PAGE_OF_OFFICES).exists()):
        return
    offices = [Node(office.name, office.get_absolute_url()) for office in Office.objects.active()]
    if page is None and offices:
        page = Node(gettext("Uffici"), "")
        top.append(page)
    if offices:
        page.children += offices
