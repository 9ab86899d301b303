"""Tags of the service sheet."""

from django import template
from django.utils.translation import get_language

from cremona_site.navigation import Crumb, published, url_of
from cremona_site.templatetags.cremona import service_facts

register = template.Library()


@register.simple_tag(takes_context=True)
def area_of_service(context):
    """Title and address of the published action area that offers the service of the current page; None without one."""
    facts = service_facts(context)
    if not facts or not facts.area_id:
        return None
    content = published(get_language()).filter(page__actionarea=facts.area_id).first()
    return Crumb(content.title, url_of(content.url_path)) if content else None
