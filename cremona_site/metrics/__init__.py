"""What the site counts, for Prometheus: docs/sorvegliare.md.

Figures are defined here and counted where things happen: `metrics.count(metrics.PAGE_CACHE, "hit")`, which never fails.
Labels are of a few fixed words: never an address, a path, a query or a name. Where METRICS_PORT is not set nothing is
counted, and counting costs nothing.
"""

import logging
import os

from django.conf import settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # where each worker leaves its figures; the library reads this variable itself
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

logger = logging.getLogger(__name__)
is_on = bool(settings.METRICS_PORT and FOLDER in os.environ)
client = None  # the library
with_labels = {}  # looking one up in the library costs as much as counting


def turn_off():
    """The site comes first: what cannot be counted is counted no more in this process, and the log says why, once."""
    global is_on
    is_on = False
    logger.exception("Figures are off in this process")


def use_library():
    """prometheus_client, told which worker this is."""
    global client
    import prometheus_client
    from prometheus_client import values

    from cremona_site.metrics.allocated import AllocatedDict
    from cremona_site.serving import identity

    values.MmapedDict = AllocatedDict
    values.ValueClass = values.MultiProcessValue(identity)
    client = prometheus_client


def figure(kind, name, words, labels, **more):
    """A Counter, Gauge or Histogram of the library; None where figures are off."""
    if not is_on:
        return None
    try:
        return getattr(client, kind)(name, words, labels, **more)
    except Exception:
        return turn_off()


def count(figure, *labels):
    """One more of this figure under these labels."""
    change(figure, labels, "inc", 1)


def observe(figure, *labels, value):
    """One more measure of a histogram."""
    change(figure, labels, "observe", value)


def put(figure, *labels, value):
    """What a gauge shows from now on."""
    change(figure, labels, "set", value)


def change(figure, labels, method, value):
    if not is_on:
        return
    try:
        found = with_labels.get((figure, labels))
        if found is None:
            found = with_labels[figure, labels] = figure.labels(*labels)
        getattr(found, method)(value)
    except Exception:
        turn_off()


if is_on:
    try:
        use_library()
    except Exception:
        turn_off()

RESPONSES = figure("Counter", "cremona_responses", "Answers, by what was asked for", ["method", "status", "kind"])
DURATION = figure(
    "Histogram", "cremona_response_seconds", "How long answers took to be made and sent", ["kind"], buckets=SECONDS
)
EXCEPTIONS = figure(
    "Counter", "cremona_exceptions", "Requests that failed: by the database, a full disk, or us", ["reason"]
)
PAGE_CACHE = figure(
    "Counter", "cremona_page_cache", "Pages from the page cache: hit, miss, stale (the database was away)", ["result"]
)
RELEASE = figure(
    "Gauge", "cremona_release_info", "Workers at work, by release", ["release"], multiprocess_mode="livesum"
)
