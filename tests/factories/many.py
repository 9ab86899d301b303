"""Initiatives by the thousand, written past the CMS: what a list costs is asked of many."""

from datetime import timedelta

from cms.models import Page, PageContent, PageUrl
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import StateTracking, Version

from cremona_site import writing
from projects.models import Initiative, Occurrence


def many_initiatives(parent, moments, **facts):
    """A published initiative below the page `parent` for each of `moments`, at which its one date begins.

    The last of them was published today, five a day before it.
    """
    depth, before = parent.depth + 1, Page.objects.filter(parent=parent).count()
    paths = [Page._get_path(parent.path, depth, before + number) for number in range(1, len(moments) + 1)]
    pages = Page.objects.bulk_create(
        Page(path=path, depth=depth, parent=parent, site_id=parent.site_id, created_by="", changed_by="")
        for path in paths
    )
    Page.objects.filter(pk=parent.pk).update(numchild=before + len(pages))
    write_words(pages, parent.get_path(writing.LANGUAGE))
    today = timezone.localdate()
    initiatives = Initiative.objects.bulk_create(
        Initiative(extended_object=page, first_published_on=today - timedelta(days=number // 5), **facts)
        for number, page in enumerate(reversed(pages))
    )
    Occurrence.objects.bulk_create(
        Occurrence(initiative=initiative, starts_at=moment, place="Sala Zanoni")
        for initiative, moment in zip(initiatives, moments, strict=True)
    )
    return initiatives


def write_words(pages, path_above):
    contents = PageContent.admin_manager.bulk_create(
        PageContent(
            page=page,
            language=writing.LANGUAGE,
            title=f"Iniziativa {page.path}",
            slug=f"iniziativa-{page.path.lower()}",
            template="projects/initiative.html",
            created_by="",
            changed_by="",
        )
        for page in pages
    )
    PageUrl.objects.bulk_create(
        PageUrl(
            page=content.page,
            site_id=content.page.site_id,
            language=content.language,
            slug=content.slug,
            path=f"{path_above}/{content.slug}",
        )
        for content in contents
    )
    kind, author = ContentType.objects.get_for_model(PageContent), writing.site_author()
    versions = Version.objects.bulk_create(
        Version(content_type=kind, object_id=content.pk, number="1", state=PUBLISHED, created_by=author)
        for content in contents
    )
    StateTracking.objects.bulk_create(
        StateTracking(version=version, old_state=DRAFT, new_state=PUBLISHED, user=author) for version in versions
    )
