"""What the other modules ask of a version of a page or of an alias."""

from cms.models import PageContent
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.helpers import get_preview_url
from djangocms_versioning.models import Version

from cremona_site.publication.titles import title_of_content


def title_of(version):
    return title_of_content(version.content)


def preview_url(version):
    return get_preview_url(version.content)


def siblings_in(state, version):
    return Version.objects.filter_by_content_grouping_values(version.content).filter(state=state)


def draft_beside(version):
    """The draft of the same page and language, which may be the version itself; None where there is none."""
    if version.state == DRAFT:
        return version
    return siblings_in(DRAFT, version).select_related("locked_by").first()


def live_beside(version):
    """The version that visitors read now; None where they read none."""
    if version.state == PUBLISHED:
        return version
    return siblings_in(PUBLISHED, version).first()


def unpublished_parent(version):
    """The title of the page above where visitors do not see it in this language: they could not come to this one."""
    if not isinstance(version.content, PageContent) or not version.content.page.parent_id:
        return ""
    parent = version.content.page.parent
    if PageContent.objects.filter(page=parent, language=version.content.language).exists():
        return ""
    contents = PageContent.admin_manager.filter(page=parent)
    return title_of_content(
        contents.filter(language=version.content.language).latest_content().first() or contents.first()
    )
