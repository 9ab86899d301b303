"""Answers are counted where gunicorn logs them, after they were sent: no reader waits for it."""

import sys

from django.conf import settings
from django.core.signals import got_request_exception

from cremona_site import metrics
from cremona_site.unavailable import is_away, is_full

METHODS = {"GET", "HEAD", "POST", "OPTIONS"}
# By the first part of the path; whatever else is asked for is a page, or one that is not there
KINDS = {
    "": "home",
    "admin": "staff",
    "accesso": "staff",
    "cms_wizard": "staff",
    "cerca": "search",
    "valutazione": "feedback",
    "feed": "feed",
    "static": "static",
    "media": "media",
    "condivisione": "media",
    "salute": "health",
    "sitemap.xml": "for_robots",
    "robots.txt": "for_robots",
    "favicon.ico": "for_robots",
    ".well-known": "for_robots",
}
PAGE = "page"
LANGUAGES = dict(settings.LANGUAGES)


def count_response(method, path, status, seconds):
    if not metrics.is_on:
        return
    kind = kind_of(path)
    metrics.count(metrics.RESPONSES, method if method in METHODS else "other", class_of(status), kind)
    metrics.observe(metrics.DURATION, kind, value=seconds)


def class_of(status):
    return f"{status[0]}xx" if status[:1] in {"2", "3", "4", "5"} else "other"


def kind_of(path):
    parts = path.split("/", 3)[1:]
    if parts and parts[0] in LANGUAGES:
        del parts[0]
    return KINDS.get(parts[0] if parts else "", PAGE)


def watch():
    """Counts what failed, from the start of the site on."""
    if metrics.is_on:
        got_request_exception.connect(count_exception, dispatch_uid="metrics")


def count_exception(**kwargs):
    error = sys.exception()
    metrics.count(metrics.EXCEPTIONS, "disk" if is_full(error) else "database" if is_away(error) else "site")
