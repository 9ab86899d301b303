"""Published pages in the site map, and the day of their last change."""

from cms.models import PageContent
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils import timezone
from djangocms_versioning.constants import PUBLISHED, UNPUBLISHED
from djangocms_versioning.models import Version

from cremona_site.navigation import published_in, url_of
from cremona_site.sitemaps.entries import Entry, PublicSitemap
from projects.models.dated_page import DatedPage

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class PageSitemap(PublicSitemap):
    """Published pages that answer by themselves: neither those that lead elsewhere nor those that ask to sign in."""

    def items(self):
        return PublishedPages()

    def get_latest_lastmod(self):
        """The day on which a page was published or taken off last, or on which facts of some page changed."""
        changes = Version.objects.filter(content_type=kind_of_pages(), state__in=[PUBLISHED, UNPUBLISHED])
        moment = changes.aggregate(last=Max("modified"))["last"]
        days = [facts.objects.aggregate(last=Max("modified_on"))["last"] for facts in DatedPage.__subclasses__()]
        return max((day for day in [moment and timezone.localdate(moment), *days] if day), default=None)


class PublishedPages:
    """The entries of pages in the order of the tree, read a slice at a time."""

    def count(self):
        return published_pages().count()

    def __getitem__(self, part):
        keys = published_pages().order_by("page__path", "language").values_list("pk", flat=True)[part]
        return entries_of(list(keys))


def entries_of(keys):
    """An `Entry` for each of these contents, in their order; two queries, and one where there are projects."""
    contents = with_days(published_pages().filter(pk__in=keys)).in_bulk()
    addresses = {}
    translations = published_pages().filter(page__in={content.page_id for content in contents.values()})
    for page_id, language, path in translations.order_by("language").values_list("page_id", "language", "url_path"):
        addresses.setdefault(page_id, {})[language] = url_of(path, language)
    areas_changed_on = days_of_areas({content.page_id for content in contents.values() if content.project_changed_on})
    return [
        Entry(
            addresses[content.page_id][content.language],
            changed_on(content, areas_changed_on.get(content.page_id, [])),
            addresses[content.page_id],
        )
        for content in (contents[key] for key in keys if key in contents)
    ]


def days_of_areas(project_page_ids):
    """The days on which the published action areas of projects changed, by the project's page."""
    if not project_page_ids:
        return {}
    day = F("page__actionarea__modified_on")
    areas = published_pages().filter(page__parent__in=project_page_ids).annotate(day=day).filter(day__isnull=False)
    days = {}
    for project_page_id, changed_on_day in areas.values_list("page__parent", "day"):
        days.setdefault(project_page_id, []).append(changed_on_day)
    return days


def published_pages():
    return published_in(LANGUAGES).filter(Q(redirect__isnull=True) | Q(redirect=""))


def with_days(contents):
    """Contents of pages with the moment of their publication and the days on which their facts changed."""
    versions = Version.objects.filter(content_type=kind_of_pages(), object_id=OuterRef("pk"))
    return contents.annotate(
        published_at=Subquery(versions.values("modified")[:1]),
        **{f"{kind}_changed_on": F(f"page__{kind}__modified_on") for kind in kinds_with_dates()},
    )


def kind_of_pages():
    return ContentType.objects.get_for_model(PageContent)


def kinds_with_dates():
    return [model._meta.model_name for model in DatedPage.__subclasses__()]


def changed_on(content, areas_changed_on):
    """The day that the page itself shows as that of its last change; where it shows none, that of its publication.

    A project shows the latest of its own day and of those of its action areas. Translations are not dated apart: their
    words changed when they were published, if not later.
    """
    known = [day for kind in kinds_with_dates() if (day := getattr(content, f"{kind}_changed_on"))]
    if content.project_changed_on:
        known += areas_changed_on
    if content.published_at and (not known or content.language != settings.LANGUAGE_CODE):
        known.append(timezone.localdate(content.published_at))
    return max(known, default=None)
