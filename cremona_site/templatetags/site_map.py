"""Tag of the page that shows the map of the site."""

from django import template
from django.utils.translation import get_language

from cremona_site.current_page import once
from cremona_site.page_cache.public_pages import heed
from cremona_site.site_map import site_map_in

register = template.Library()


@register.simple_tag(takes_context=True)
def site_map(context):
    """The page of the map that the address asks for, as a `SiteMap`."""
    request = context["request"]
    shown = once(context, "site_map", lambda: site_map_in(get_language(), request.GET.get("pagina")))
    heed(request, ["pagina"], shown.parameters)
    return shown
