"""The page that a visitor asks for, read in few statements.

The CMS reads the address, the words in every language, the slots, the plugins and each kind of plugin one after the
other. Here the first two and the next two are one statement each; what the CMS asks for later it finds there. Staff,
who may see other versions, get all from the CMS. Its keeping places that are filled here are no public interface:
tests/site/test_visited_page.py says what they must do.
"""

from cms.models import CMSPlugin, PageContent, PageUrl
from cms.plugin_pool import plugin_pool
from cms.utils.plugins import downcast_plugins, get_plugins_as_layered_tree
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F

from cremona_site.navigation import published_in
from cremona_site.prepared import prepared


def read_page(path, language, site):
    """The page at a path with its published contents as `read_contents`, in one query; None where there is none.

    Where two pages have the same path in two languages, it is that of `language`.
    """
    contents = contents_at(path, site.pk)
    if not contents:
        return None
    first = next((one for one in contents if one.language == language and one.url_path == path), contents[0])
    page = first.page
    page.read_contents = [one for one in contents if one.page_id == page.pk]
    know(page, page.read_contents)
    return page


@prepared
def contents_at(path, site_id):
    pages = PageUrl.objects.filter(path=path, site=site_id).values("page")
    return (
        published_in(code for code, _name in settings.LANGUAGES)
        .filter(page__in=pages)
        .annotate(url_id=F("page__urls__pk"), url_slug=F("page__urls__slug"), url_managed=F("page__urls__managed"))
    )


def know(page, contents):
    """Tells the CMS's page what it would ask for: its contents and its addresses."""
    page.urls_cache = {}
    for content in contents:
        content.page = page
        page.urls_cache[content.language] = PageUrl(
            pk=content.url_id,
            slug=content.url_slug,
            path=content.url_path,
            language=content.language,
            page=page,
            site_id=page.site_id,
            managed=content.url_managed,
        )
    known = page.pagecontent_set.all()
    known._result_cache = list(contents)
    page._prefetched_objects_cache = {"pagecontent_set": known}


def read_placeholders(page, language):
    """The placeholders of a read page by slot, with their plugins, as the CMS's renderer keeps them."""
    content = page.get_content_obj(language)
    plugins = plugins_of(content.pk, language, model=CMSPlugin)
    placeholders = {plugin.placeholder_id: plugin.placeholder for plugin in plugins}
    for placeholder in placeholders.values():
        placeholder.source = content
        placeholder.page = page
        placeholder._all_plugins_cache = []
    for plugin in in_own_kind(plugins, content, language):
        plugin.placeholder = placeholders[plugin.placeholder_id]
        plugin.placeholder._all_plugins_cache.append(plugin)
    for placeholder in placeholders.values():
        placeholder._plugins_cache = get_plugins_as_layered_tree(placeholder._all_plugins_cache)
    return {placeholder.slot: placeholder for placeholder in placeholders.values()}


def in_own_kind(plugins, content, language):
    """The plugins of a content, each as what its kind makes of it, in their order: one query a kind."""
    own = {}
    tables = {table_of(plugin) for plugin in plugins}
    for table in tables - {None}:
        known = plugins if table is CMSPlugin else plugins_of(content.pk, language, model=table)
        own |= {plugin.pk: plugin for plugin in known if table_of(plugin) is table}
    if any(plugin.pk not in own for plugin in plugins):
        # Of a kind that is installed no more, or without what its kind would know: nor is what stands in it shown
        return list(downcast_plugins(plugins))
    shown = [own[plugin.pk] for plugin in plugins]
    for plugin in shown:
        plugin.__class__ = plugin_pool.plugins[plugin.plugin_type].model  # which may be a proxy
        if plugin.parent_id in own:
            plugin.parent = own[plugin.parent_id]
    return shown


def table_of(plugin):
    """The model that holds what a plugin of its kind knows; None where the kind is installed no more."""
    kind = plugin_pool.plugins.get(plugin.plugin_type)
    return kind and kind.model._meta.concrete_model


@prepared
def plugins_of(content_id, language, *, model):
    """The plugins of such a model that stand in a page's content; those of `CMSPlugin` bring their placeholders."""
    plugins = model.objects.filter(
        placeholder__content_type=ContentType.objects.get_for_model(PageContent),
        placeholder__object_id=content_id,
        language=language,
    )
    return plugins.select_related("placeholder") if model is CMSPlugin else plugins
