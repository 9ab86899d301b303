"""Whole addresses, for machines and for other sites."""

from django.conf import settings


def absolute(path):
    """`path` below the public address of the site: from the settings, never from the host that a request names."""
    return f"{settings.SITE_URL}{path}"


def https(path):
    """As `absolute`, with the only scheme that some standards allow, wherever the site is served now."""
    return absolute(path).replace("http://", "https://", 1)
