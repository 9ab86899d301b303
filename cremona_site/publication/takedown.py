"""What visitors lose with a page that is taken down, said before it is."""

from dataclasses import dataclass

from cms.models import PageContent
from django.apps import apps
from django.db.models import Q
from django.template.loader import render_to_string
from djangocms_alias.models import AliasPlugin
from djangocms_text.models import Text

from cremona_site.links import links_of
from cremona_site.navigation import SITE_PAGES, published, url_of
from cremona_site.proofreading.addresses import PAGE_REFERENCE, own_path
from projects.models import ActionArea

MOST_SHOWN = 20


@dataclass(frozen=True)
class Shown:
    """A page that visitors read now."""

    title: str
    url: str


@dataclass(frozen=True)
class Group:
    """Pages that go or break together, some of them shown; `how_many` counts them all."""

    title: str
    pages: list[Shown]
    how_many: int

    @property
    def hidden(self):
        return self.how_many - len(self.pages)


@dataclass(frozen=True)
class Loss:
    """`graver` are sentences on what the whole site misses, `groups` the pages concerned."""

    graver: list[str]
    groups: list[Group]

    def __bool__(self):
        return bool(self.graver or self.groups)


def what_goes_with(version):
    """The `Loss` of taking down what visitors read now beside this version; empty where they lose nothing else."""
    content = version.content
    if not isinstance(content, PageContent):
        return Loss([], groups_of([("Queste pagine mostrano questo testo", pages_showing(content))]))
    page, language = content.page, content.language
    if not PageContent.objects.filter(page=page, language=language).exists():
        return Loss([], [])
    trees = published(language).filter(page__path__startswith=page.path)
    gone = {row.page_id: url_of(row.url_path, language) for row in trees}
    below = trees.exclude(page=page)
    told = [
        ("Con lei i visitatori perdono le pagine che stanno sotto", below),
        ("Queste pagine hanno collegamenti che non porteranno più da nessuna parte", linking_to(gone, language)),
        ("Queste pagine la nominano nei loro dati", naming(page, language)),
    ]
    return Loss(what_the_site_misses(page, content, published(language)), groups_of(told))


def groups_of(told):
    return [Group(title, shown(rows), how_many(rows)) for title, rows in told if how_many(rows)]


def how_many(rows):
    return len(rows) if isinstance(rows, list) else rows.count()


def shown(rows):
    return [Shown(row.title, url_of(row.url_path, row.language)) for row in rows[:MOST_SHOWN]]


def what_the_site_misses(page, content, everywhere):
    found = []
    if page.is_home:
        found.append("È la pagina iniziale: chi arriva sul sito trova una pagina che dice che non c’è più niente.")
    if page.reverse_id in SITE_PAGES.values():
        found.append("Il sito la mette in fondo a ogni pagina o ci manda i lettori: quei collegamenti spariscono.")
    if content.in_navigation and page.depth == 1 and not page.is_home:
        found.append("È una voce del menu in cima a ogni pagina: la voce sparisce.")
    return found


def linking_to(gone, language):
    """Published pages, but for those that go too, with links to one of `gone`, the addresses by page."""
    if "/" in gone.values():  # the home page: all lead there
        return []
    addresses = {url.rstrip("/") for url in gone.values()}
    own = min(addresses, key=len)
    texts = Text.objects.filter(Q(body__contains="cms.page:") | Q(body__contains=f'href="{own}') | absolute_to(own))
    others = published(language).exclude(page__in=gone).filter(placeholders__in=texts.values("placeholder"))
    return [content for content in others.distinct() if leads_to(content, gone, addresses)]


def absolute_to(path):
    return Q(body__contains="://") & Q(body__contains=path)


def leads_to(content, pages, addresses):
    """Whether a page's texts link to one of `pages`, by its number, or of `addresses`."""
    for link in links_of(content):
        if reference := PAGE_REFERENCE.fullmatch(link.href):
            if int(reference[1]) in pages:
                return True
        elif (path := path_of(link.href)) and path.rstrip("/") in addresses:
            return True
    return False


def path_of(href):
    try:
        return own_path(href)
    except ValueError:  # what stands there is no address
        return ""


def naming(page, language):
    """Published pages whose facts name the page as their action area."""
    area = ActionArea.objects.filter(extended_object=page).first()
    if area is None:
        return []
    facts = Q(page__initiative__area=area) | Q(page__news__area=area) | Q(page__service__area=area)
    return list(published(language).filter(facts).exclude(page__path__startswith=page.path))


def pages_showing(content):
    placeholders = AliasPlugin.objects.filter(alias=content.alias_id).values("placeholder")
    return published(content.language).filter(placeholders__in=placeholders).distinct()


def announce():
    """Has versioning say it on the page that asks for confirmation."""
    confirmations = apps.get_app_config("djangocms_versioning").cms_extension.add_to_context
    confirmations.setdefault("unpublish", {})["loss"] = loss_as_shown


def loss_as_shown(request, version):
    return render_to_string("admin/publication/loss.html", {"loss": what_goes_with(version)})
