"""The index of the site map, and the files that it names."""

from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.core.paginator import InvalidPage
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cremona_site.site_url import absolute
from cremona_site.sitemaps.offices import OfficeSitemap
from cremona_site.sitemaps.pages import PageSitemap

SITEMAPS = {"pagine": PageSitemap, "uffici": OfficeSitemap}


@require_safe
@x_robots_tag
def sitemap_index(request):
    """Names the files of each section with the day of its last change.

    Django's own believes the name of a `Site`, and numbers files in the query, of which the page cache keeps nothing.
    """
    files = []
    for section, kind in SITEMAPS.items():
        part = kind()
        day = part.get_latest_lastmod()
        for number in part.paginator.page_range:
            files.append(SitemapIndexItem(absolute(reverse("sitemap_file", args=[section, number])), day))
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": files}, content_type="application/xml")


@require_safe
@x_robots_tag
def sitemap_file(request, section, number):
    """One of the files that the index names. It bears no `Last-Modified`: entries change by the day."""
    kind = SITEMAPS.get(section)
    if kind is None:
        raise Http404
    try:
        urls = kind().get_urls(page=number)
    except InvalidPage:
        raise Http404 from None
    return TemplateResponse(request, "sitemap.xml", {"urlset": urls}, content_type="application/xml")
