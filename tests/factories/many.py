"""Pages and initiatives by the thousand, written past the CMS: what a page or a list costs is asked of many."""

from datetime import timedelta

from cms.models import Page, PageContent, PageUrl
from django.conf import settings
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
    pages, today = many_pages(len(moments), parent, "projects/initiative.html"), timezone.localdate()
    initiatives = Initiative.objects.bulk_create(
        Initiative(extended_object=page, first_published_on=today - timedelta(days=(len(pages) - number) // 5), **facts)
        for number, page in enumerate(pages, 1)
    )
    Occurrence.objects.bulk_create(
        Occurrence(initiative=initiative, starts_at=moment, place="Sala Zanoni")
        for initiative, moment in zip(initiatives, moments, strict=True)
    )
    return initiatives


def many_pages(number, parent=None, template="cms/page.html"):
    """Published pages below `parent`, or at the top of the tree; none is in the menu."""
    depth, above = (parent.depth + 1, parent.path) if parent else (1, "")
    there = Page.objects.filter(depth=depth, path__startswith=above)
    last = there.order_by("path").last()
    first = Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1
    pages = Page.objects.bulk_create(
        Page(
            path=Page._get_path(above, depth, place),
            depth=depth,
            parent=parent,
            site_id=settings.SITE_ID,
            created_by="",
            changed_by="",
        )
        for place in range(first, first + number)
    )
    if parent:
        Page.objects.filter(pk=parent.pk).update(numchild=there.count())
    write_words(pages, f"{parent.get_path(writing.LANGUAGE)}/" if parent else "", template)
    return pages


def write_words(pages, path_above, template):
    contents = PageContent.admin_manager.bulk_create(
        PageContent(
            page=page,
            language=writing.LANGUAGE,
            title=f"Pagina {page.path}",
            slug=f"pagina-{page.path.lower()}",
            template=template,
            in_navigation=False,
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
            path=f"{path_above}{content.slug}",
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
