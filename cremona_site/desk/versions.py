"""Words about versions, for many at once: what each is called, whether visitors read another one, where to go on."""

from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url
from django.db.models import prefetch_related_objects
from djangocms_alias.models import AliasContent


def know_contents(versions):
    """Gives versions their contents, and these the answer to `is_public`: in four queries, however many they are."""
    prefetch_related_objects(versions, "content")
    contents = [version.content for version in versions if version.content]
    for model, grouper in ((PageContent, "page_id"), (AliasContent, "alias_id")):
        ours = [content for content in contents if isinstance(content, model)]
        if ours:
            ids = {getattr(content, grouper) for content in ours}
            public = set(model.objects.filter(**{f"{grouper}__in": ids}).values_list(grouper, "language"))
            for content in ours:
                content.is_public = (getattr(content, grouper), content.language) in public


def kind_of(content):
    return "pagina" if isinstance(content, PageContent) else "blocco di testo"


def edit_url_of(content):
    return get_object_edit_url(content, content.language)


def preview_url_of(content):
    return get_object_preview_url(content, content.language)
