"""Parts of the public components that are too small, and stand too often on a page, for a template of their own."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag
@cache
def icon(name, classes=""):
    """An icon of the sprite, such as "it-mail"; `classes` are its own, such as "icon-sm"."""
    every = f"icon {classes}".strip()
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', every, sprite(), name)


@cache
def sprite():
    return static("sprite.svg")


@register.filter
def break_after_at(address):
    """An email address, which may go on in the next line after its @."""
    return mark_safe(conditional_escape(address).replace("@", "@<wbr>"))  # noqa: S308 - escaped here
