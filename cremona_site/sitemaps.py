"""The site map for search engines: every published page and every office, in each language that it has."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from cms.models import PageContent
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from djangocms_versioning.models import Version

from contacts.models import ContactPoint, Office, OpeningHours
from cremona_site.languages import addresses_of
from cremona_site.navigation import published_in, url_of
from cremona_site.site_url import absolute
from projects.models.dated_page import DatedPage

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Entry:
    """One address; `addresses` holds those of the same thing by language, itself included."""

    path: str
    changed_on: date | None
    addresses: dict[str, str]


class PublicSitemap(Sitemap):
    """Addresses below SITE_URL, whatever host the request names."""

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def location(self, item):
        return item.path

    def lastmod(self, item):
        return item.changed_on

    def get_urls(self, page=1, site=None, protocol=None):
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            url["alternates"] = alternates(url["item"].addresses)
        return urls


def alternates(addresses):
    """The same thing in each of its languages, Italian for all others; none where it has one language only."""
    if len(addresses) < 2:
        return []
    links = [{"lang_code": code, "location": absolute(path)} for code, path in addresses.items()]
    if path := addresses.get(settings.LANGUAGE_CODE):
        links.append({"lang_code": "x-default", "location": absolute(path)})
    return links


class PageSitemap(PublicSitemap):
    """Published pages that answer by themselves: neither those that lead elsewhere nor those that ask to sign in."""

    def items(self):
        contents = list(published_pages())
        addresses, areas_changed_on = {}, {}
        for content in contents:
            addresses.setdefault(content.page_id, {})[content.language] = url_of(content.url_path, content.language)
            if content.actionarea_changed_on:
                areas_changed_on.setdefault(content.page.parent_id, []).append(content.actionarea_changed_on)
        return [
            Entry(
                addresses[content.page_id][content.language],
                changed_on(content, areas_changed_on.get(content.page_id, [])),
                addresses[content.page_id],
            )
            for content in contents
        ]


def published_pages():
    """The contents of pages, with the moment of their publication and the days on which their facts changed."""
    versions = Version.objects.filter(
        content_type=ContentType.objects.get_for_model(PageContent), object_id=OuterRef("pk")
    )
    return (
        published_in(LANGUAGES)
        .filter(Q(redirect__isnull=True) | Q(redirect=""))
        .annotate(
            published_at=Subquery(versions.values("modified")[:1]),
            **{f"{kind}_changed_on": F(f"page__{kind}__modified_on") for kind in kinds_with_dates()},
        )
        .order_by("page__path", "language")
    )


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


class OfficeSitemap(PublicSitemap):
    """Active offices; they changed when they, their contacts or their hours were last saved."""

    def items(self):
        offices = Office.objects.active().annotate(
            saved_at=last_saved(Office, "id"),
            contact_saved_at=last_saved(ContactPoint, "office"),
            hours_saved_at=last_saved(OpeningHours, "office"),
        )
        return [
            Entry(path, saved_on(office), addresses)
            for office in offices
            for addresses in [addresses_of("contacts:office", office.slug)]
            for path in addresses.values()
        ]


def last_saved(model, office):
    history = model.history.filter(**{office: OuterRef("pk")}).order_by("-history_date")
    return Subquery(history.values("history_date")[:1])


def saved_on(office):
    moments = [office.saved_at, office.contact_saved_at, office.hours_saved_at]
    return max((timezone.localdate(moment) for moment in moments if moment), default=None)


SITEMAPS = {"pages": PageSitemap, "offices": OfficeSitemap}
