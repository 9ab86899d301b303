"""What the site counts, for Prometheus: docs/sorvegliare.md.

Figures are defined here and counted where things happen: `metrics.PAGE_CACHE.labels("hit").inc()`. Labels are of a few
fixed words: never an address, a path, a query or a name. Where METRICS_PORT is not set nothing is counted, and counting
costs nothing.
"""

import logging
import os

from django.conf import settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # where each worker leaves its figures; the library reads this variable itself
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

logger = logging.getLogger(__name__)


class NotCounted:
    """Stands in for a figure where nobody asks for them."""

    def labels(self, *values):
        return self

    def inc(self, amount=1):
        pass

    observe = set = inc


def library():
    """prometheus_client, told which worker this is; None where figures are off, or it cannot be used."""
    if not (settings.METRICS_PORT and FOLDER in os.environ):
        return None
    try:
        import prometheus_client
        from prometheus_client import values

        from cremona_site.serving import identity

        values.ValueClass = values.MultiProcessValue(identity)
    except Exception:
        logger.exception("Figures are off")
        return None
    return prometheus_client


def figure(kind, name, words, labels=(), **more):
    """A Counter, Gauge or Histogram; where it cannot be made, one that does nothing: the site comes first."""
    if not client:
        return NotCounted()
    try:
        return getattr(client, kind)(name, words, labels, **more)
    except Exception:
        logger.exception("The figure %s is off", name)
        return NotCounted()


client = library()
IS_ON = client is not None

RESPONSES = figure("Counter", "cremona_responses", "Answers, by what was asked for", ["method", "status", "kind"])
DURATION = figure(
    "Histogram", "cremona_response_seconds", "How long answers took to be made and sent", ["kind"], buckets=SECONDS
)
EXCEPTIONS = figure("Counter", "cremona_exceptions", "Requests that failed: by the database, or by us", ["reason"])
PAGE_CACHE = figure(
    "Counter", "cremona_page_cache", "Pages from the page cache: hit, miss, stale (the database was away)", ["result"]
)
RELEASE = figure(
    "Gauge", "cremona_release_info", "Workers at work, by release", ["release"], multiprocess_mode="livesum"
)
