"""What template tags read of the page that is being shown, each thing once a request."""

from cms.models import PageContent
from cms.toolbar.utils import get_toolbar_from_request
from django.utils.translation import get_language

from cremona_site import navigation
from cremona_site.page_cache.shared import shared


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
    """What `navigation.way_to` reads, and so the current page's facts and parent come along."""
    return once(context, "way", lambda: navigation.way_to(page, template_of(context, page)))


def template_of(context, page):
    """That of the version which is shown: staff may look at another than visitors."""
    shown = get_toolbar_from_request(context["request"]).get_object()
    return shown.template if isinstance(shown, PageContent) else page.get_template()


def facts_of(context, model):
    """The facts of the current page, which came along with the way to it; a page that is not published is asked for.

    Of another kind than its template shows a page has none.
    """
    page = current_page(context)
    kind = model._meta.model_name
    if page is None or navigation.FACTS.get(template_of(context, page), "").partition("__")[0] != kind:
        return None
    here = [content.page for content in way(context, page) if content.page_id == page.pk]
    if here:
        return getattr(here[0], kind, None)
    return once(context, model, lambda: model.objects.filter(extended_object=page).first())


def placeholder_of(context, slot):
    """The current page's placeholder with its plugins, as the CMS will render it; None where there is none."""
    page = current_page(context)
    if page is None:
        return None
    renderer = get_toolbar_from_request(context["request"]).get_content_renderer()
    if page.pk not in renderer._placeholders_by_page_cache:
        know_parent(page, way(context, page))
        renderer._preload_placeholders_for_page(page, language=get_language())
    return renderer._placeholders_by_page_cache.get(page.pk, {}).get(slot)


def know_parent(page, contents):
    """Gives `page` its parent out of what was read already: the CMS asks for it before it reads the placeholders."""
    for content in contents:
        if content.page_id == page.parent_id:
            page.parent = content.page


def plugins_in(context, slot):
    placeholder = placeholder_of(context, slot)
    return getattr(placeholder, "_plugins_cache", []) if placeholder else []
