"""The page cache as this site sets it up."""

from functools import partial
from urllib.parse import urlsplit

from django.conf import settings

from cremona_site import metrics
from cremona_site.middleware import STAFF_PATHS
from cremona_site.page_cache.cache import PageCache
from cremona_site.page_cache.generation import known

# Files have servers of their own; searches, votes and states of health are never kept
APART = (settings.STATIC_URL, settings.MEDIA_URL, *STAFF_PATHS, "/cerca/", "/valutazione/", "/salute/")
MEGABYTE = 1024 * 1024


def page_cache(application):
    """`application` behind the page cache; itself where that is switched off, or while the site is developed."""
    if settings.DEBUG or not settings.PAGE_CACHE_MB:
        return application
    return PageCache(
        application,
        known,
        hosts=hosts(),
        room=settings.PAGE_CACHE_MB * MEGABYTE,
        count=partial(metrics.count, metrics.PAGE_CACHE),
        private=[settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"],
        apart=[*APART, *(f"/{code}{path}" for code, _name in settings.LANGUAGES for path in APART[-3:-1])],
    )


def hosts():
    """The names that visitors use, with the port where one is: under any other the answer is never kept.

    Django takes a name with any port, and would write what a stranger made up into the links of everybody.
    """
    names = {name for name in settings.ALLOWED_HOSTS if not name.startswith((".", "*"))}
    return {urlsplit(settings.SITE_URL).netloc, *names, *(f"{name}:{settings.PORT}" for name in names)}
