"""/robots.txt: everything may be found but the rooms of the staff."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from cremona_site.middleware import STAFF_PATHS
from cremona_site.site_url import absolute


@require_safe
def robots_txt(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in STAFF_PATHS), "Allow: /", ""]
    lines.append(f"Sitemap: {absolute('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
