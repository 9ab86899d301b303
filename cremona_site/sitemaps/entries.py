"""What a file of the site map says of an address, and below which name."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from cremona_site.site_url import absolute


@dataclass(frozen=True)
class Entry:
    """One address; `addresses` holds those of the same thing by language, itself included."""

    path: str
    changed_on: date | None
    addresses: dict[str, str]


class PublicSitemap(Sitemap):
    """Addresses below SITE_URL, whatever host the request names."""

    limit = 500  # addresses in a file

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
