"""What template tags read of the page that is being shown, each thing once a request."""

from cms.models import PageContent
from cms.toolbar.utils import get_toolbar_from_request
from django.utils.translation import get_language

from cremona_site import navigation
from cremona_site.page_cache.shared import shared
from cremona_site.prepared import prepared
from cremona_site.visited_page import read_placeholders

# The facts that a template shows, and what it shows of others along with them
FACTS = {
    "projects/project.html": "project",
    "projects/action_area.html": "actionarea",
    "projects/service.html": "service",
    "projects/initiative.html": "initiative",
    "projects/news.html": "news",
}
SHOWN_WITH = {"service": "office", "initiative": "area", "news": "area"}


def current_page(context):
    request = context.get("request")
    return getattr(request, "current_page", None) or None  # where there is none, it is an empty lazy object


def once(context, key, read):
    """The value of `read()`, asked for once a request."""
    request = context["request"]
    cache = request.__dict__.setdefault("_cremona_cache", {})
    if key not in cache:
        cache[key] = read()
    return cache[key]


def once_for_all(context, key, read):
    """The value of `read()`, which is the same on every page in this language: asked for once a generation."""
    return once(context, key, lambda: shared.value(context["request"], (key, get_language()), read))


def way(context, page):
    """What `navigation.way_to` reads; the page's own words came along where a visitor asked for it."""
    own = getattr(page, "read_contents", None)
    return once(context, "way", lambda: navigation.way_to(page, own))


def template_of(context, page):
    """That of the version which is shown: staff may look at another than visitors."""
    shown = get_toolbar_from_request(context["request"]).get_object()
    return shown.template if isinstance(shown, PageContent) else page.get_template()


def facts_of(context, model):
    """The facts of the current page; None where its template shows those of another kind, or none."""
    page = current_page(context)
    if page is None or FACTS.get(template_of(context, page)) != model._meta.model_name:
        return None
    return once(context, "facts", lambda: read_facts(model, page))


def read_facts(model, page):
    return next(iter(facts_with(page.pk, model=model)), None)


@prepared
def facts_with(page_id, *, model):
    beside = SHOWN_WITH.get(model._meta.model_name)
    facts = model.objects.select_related(beside) if beside else model.objects
    return facts.filter(extended_object=page_id)


def placeholder_of(context, slot):
    """The current page's placeholder with its plugins, as the CMS will render it; None where there is none."""
    page = current_page(context)
    if page is None:
        return None
    request = context["request"]
    renderer = get_toolbar_from_request(request).get_content_renderer()
    kept = renderer._placeholders_by_page_cache
    if page.pk not in kept:
        if hasattr(page, "read_contents"):
            kept[page.pk] = read_placeholders(page, get_language())
        else:
            know_parent(page, way(context, page))
            renderer._preload_placeholders_for_page(page, language=get_language())
    return kept.get(page.pk, {}).get(slot)


def know_parent(page, contents):
    """Gives `page` its parent out of what was read already: the CMS asks for it before it reads the placeholders."""
    for content in contents:
        if content.page_id == page.parent_id:
            page.parent = content.page


def plugins_in(context, slot):
    placeholder = placeholder_of(context, slot)
    return getattr(placeholder, "_plugins_cache", []) if placeholder else []
