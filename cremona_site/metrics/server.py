"""Tells the figures on a port of the loopback: one worker does, and where it ends the next one takes over."""

import logging
from threading import Thread
from time import sleep

from cremona_site import metrics

LOOPBACK = "127.0.0.1"
SECONDS_BETWEEN_TRIES = 1

logger = logging.getLogger(__name__)


def start(port):
    """In a thread, which never ends and never keeps the worker from ending."""
    Thread(target=serve_when_free, args=[port], name="metrics", daemon=True).start()


def serve_when_free(port):
    """The port is the lock: who holds it serves, the others try again."""
    try:
        registry = registry_of_all_workers()
        while True:
            try:
                _server, thread = metrics.client.start_http_server(port, addr=LOOPBACK, registry=registry)
            except OSError:
                sleep(SECONDS_BETWEEN_TRIES)
            else:
                thread.join()
    except Exception:
        logger.exception("This worker does not tell the figures")


def registry_of_all_workers():
    from prometheus_client.multiprocess import MultiProcessCollector

    from cremona_site.metrics.site import SiteFigures

    registry = metrics.client.CollectorRegistry()
    MultiProcessCollector(registry)
    registry.register(SiteFigures())
    return registry
