from django import template
from django.templatetags.static import static
from django.utils.html import format_html

from cremona_site.integrity import integrity_of

register = template.Library()


@register.simple_tag
def checked(name):
    """The attributes of a script of ours: where it is, and what browsers must find there to run it."""
    digest = integrity_of(name)
    source = format_html('src="{}"', static(name))
    return format_html('{} integrity="{}"', source, digest) if digest else source
