"""Menu, breadcrumb, child pages, other languages: small queries of our own.

The CMS's menu tags build a node for every page of the site (290 ms at 3,000 pages); these read what they show.
"""

from dataclasses import dataclass

from cms.models import Page, PageContent
from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import override

from cremona_site.prepared import prepared

# What the official evaluation looks for on each voice of the first level
DATA_ELEMENTS = {
    "amministrazione": "management",
    "novita": "news",
    "servizi": "all-services",
    "vivere-cremona": "live",
}
# Pages that others link to, by the name under which templates know them; the values are the pages' ids (`reverse_id`)
SITE_PAGES = {
    "faq": "domande-frequenti",
    "report": "segnala-disservizio",
    "appointment": "prenota-appuntamento",
    "legal_notes": "note-legali",
    "privacy": "privacy",
    "accessibility": "accessibilita",
    "site_map": "mappa-del-sito",
    "safe_browsing": "navigazione-sicura",
    "topics": "argomenti",
    "events": "eventi",
    "archive": "archivio-iniziative",
    "calendar": "calendario-iniziative",
    "news": "notizie",
}
# Pages with facts, of which there may be thousands: sections list them in ways of their own
LISTED_APART = ("projects/service.html", "projects/initiative.html", "projects/news.html")
KINDS_LISTED_APART = ("service", "initiative", "news")


@dataclass(frozen=True)
class Crumb:
    title: str
    url: str


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    data_element: str
    is_current: bool


@dataclass(frozen=True)
class Section:
    """A voice of the first level; `key` is its page's id (`reverse_id`), if it bears one."""

    title: str
    url: str
    key: str | None


@dataclass(frozen=True)
class SitePage:
    """A page that others link to; `language` is set where it is not that of the reader."""

    title: str
    url: str
    language: str = ""


@dataclass(frozen=True)
class ChildPage:
    title: str
    summary: str
    url: str
    key: str
    template: str


def published(language, manager=None):
    """Page contents that everybody may read, with the path of their page, in the order of the tree."""
    return published_in([language], manager)


def published_in(languages, manager=None):
    """As `published`, in any of these languages."""
    return (
        (manager or PageContent.objects)
        .filter(
            language__in=languages,
            page__urls__language=F("language"),
            page__urls__path__isnull=False,
            page__login_required=False,
        )
        .annotate(url_path=F("page__urls__path"))
        .select_related("page")
        .order_by("page__path")
    )


def url_of(path, language=None):
    """The address of a page's path, in the language of the reader unless told otherwise."""
    if language:
        with override(language):
            return url_of(path)
    return reverse("pages-details-by-slug", args=[path]) if path else reverse("pages-root")


def site_links(language):
    """The menu's sections and the pages of `SITE_PAGES`, in one query; those without this language in the site's own.

    Returns the `Section`s in menu order and the `SitePage`s by name.
    """
    sections, pages = [], {}
    names = {reverse_id: name for name, reverse_id in SITE_PAGES.items()}
    for own, menu_title, title, path, key in contents_of_site_links([language, settings.LANGUAGE_CODE]):
        is_native = own == language
        name = names.get(key)
        if name is None:
            if is_native:
                sections.append(Section(menu_title or title, url_of(path), key))
        elif is_native or name not in pages:
            pages[name] = SitePage(menu_title or title, url_of(path, own), "" if is_native else own)
    return sections, pages


@prepared
def contents_of_site_links(languages):
    section = {"in_navigation": True, "template": "cms/section.html"}
    wanted = Q(page__depth=1, page__is_home=False, **section) | Q(page__reverse_id__in=SITE_PAGES.values())
    # The few pages that come into question first: asked for either of two things, the database looks at every page
    named = Page.objects.filter(reverse_id__in=SITE_PAGES.values()).order_by().values("pk")
    sections_of_any_state = PageContent.admin_manager.filter(**section).order_by().values("page")
    contents = published_in(languages).filter(wanted, page__in=named.union(sections_of_any_state))
    return contents.values_list("language", "menu_title", "title", "url_path", "page__reverse_id")


def main_menu(sections, current_path):
    """The voices of the first level: published sections of the top level that are in the navigation."""
    return [
        MenuItem(
            section.title,
            section.url,
            DATA_ELEMENTS.get(section.key, "custom-submenu"),
            current_path.startswith(section.url),
        )
        for section in sections
    ]


def way_to(page, own=None):
    """The published contents of the page and of those above it in every language, the nearest last.

    `own` are those of the page itself, if they were read already. Breadcrumb and language links are read out of it.
    """
    ends = range(Page.steplen, len(page.path) + (own is None), Page.steplen)
    return [*contents_in_tree([page.path[:end] for end in ends]), *(own or [])]


@prepared
def contents_in_tree(places):
    """The published contents, in every language, of the pages at these places of the tree."""
    return published_in(code for code, _name in settings.LANGUAGES).filter(page__path__in=places)


def breadcrumb(way, page, language):
    """The published pages above `page`, the nearest last; neither home nor the page itself."""
    return [
        Crumb(content.menu_title or content.title, url_of(content.url_path))
        for content in way
        if content.language == language and content.page_id != page.pk and not content.page.is_home
    ]


def translations(way, page):
    """The published addresses of `page` by language."""
    return {
        content.language: url_of(content.url_path, content.language) for content in way if content.page_id == page.pk
    }


def breadcrumb_to(reverse_id, language):
    """The breadcrumb down to and including the page with this id; empty where it is not published."""
    page = Page.objects.filter(reverse_id=reverse_id).first()
    if page is None:
        return []
    contents = [content for content in way_to(page) if content.language == language]
    if not contents or contents[-1].page_id != page.pk:
        return []
    return [Crumb(content.menu_title or content.title, url_of(content.url_path)) for content in contents]


def child_pages(page, language):
    """The published pages right below `page` that no list of their own has, in the order of the tree."""
    return [
        ChildPage(
            child.title,
            child.meta_description or "",
            url_of(child.url_path),
            child.page.reverse_id or "",
            child.template,
        )
        for child in contents_below(page.pk, language)
    ]


@prepared
def contents_below(page_id, language):
    own = Page.objects.filter(parent=page_id, **{f"{kind}__isnull": True for kind in KINDS_LISTED_APART})
    return published(language).filter(page__in=own).exclude(template__in=LISTED_APART)
