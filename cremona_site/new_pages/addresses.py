"""The last part of a new page's address: made of its title, and nobody else's."""

from dataclasses import dataclass

from cms.models import PageContent, PageUrl
from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.text import slugify

LANGUAGE = settings.LANGUAGE_CODE
MOST_LETTERS = 80
MOST_TRIES = 50
APOSTROPHES = str.maketrans("’'ʼ`/", "     ")


@dataclass(frozen=True)
class Taken:
    """Why an address cannot be had, and one that can; empty where there is none, as below the list of offices."""

    problem: str
    free: str


def slug_of(title):
    """«L’avviso del 2027» → `l-avviso-del-2027`; empty where the title has no letter to make an address of."""
    slug = slugify(title.translate(APOSTROPHES))
    if len(slug) <= MOST_LETTERS:
        return slug
    return slug[: MOST_LETTERS + 1].rpartition("-")[0] or slug[:MOST_LETTERS]


def taken(parent, slug):
    """Whose the address is that a page below `parent` would get; None where it is free."""
    problem = problem_of(parent, slug)
    if not problem:
        return None
    others = (f"{slug}-{number}" for number in range(2, MOST_TRIES))
    return Taken(problem, next((other for other in others if not problem_of(parent, other)), ""))


def problem_of(parent, slug):
    path = path_below(parent, slug)
    if owner := owner_of(parent, slug, path):
        return f"C’è già una pagina con l’indirizzo «{path or slug}»: «{owner.title}»."
    if path and is_of_the_site(path):
        return f"L’indirizzo «/{path}/» serve al sito per altro."
    return ""


def path_below(parent, slug):
    """The path once published; empty below a page that is not published yet, and has none itself."""
    if parent is None:
        return slug
    above = parent.get_path(LANGUAGE)
    return f"{above}/{slug}" if above else ""


def owner_of(parent, slug, path):
    """The newest content of the page that has the address, or will have it, once published."""
    contents = PageContent.admin_manager.filter(language=LANGUAGE)
    siblings = contents.filter(slug=slug, page__parent=parent).values("page_id")
    others = PageUrl.objects.filter(path=path, language=LANGUAGE).values("page_id") if path else []
    for pages in (siblings, others):
        if owner := contents.filter(page_id__in=pages).order_by("-pk").first():
            return owner
    return None


def is_of_the_site(path):
    """Whether something else than a page of the CMS answers there, and a page would never be reached."""
    if path.partition("/")[0] in dict(settings.LANGUAGES):
        return True
    try:
        return resolve(f"/{path}/").view_name != "pages-details-by-slug"
    except Resolver404:
        return False
