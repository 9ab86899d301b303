"""What gunicorn calls at the turns of its life, for the figures and the log: deploy/gunicorn.conf.py names them.

It is imported before Django is set up, and again at each reload.
"""

import os
import shutil
import socket
import tempfile
from contextlib import suppress

from cremona_site import settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
PREFIX = "cremona-metrics-"
current = {"identity": None}


def prepare_metrics():
    """Makes the folder for the figures, before the library is imported; without it the site serves all the same."""
    if not settings.METRICS_PORT or FOLDER in os.environ:
        return
    with suppress(OSError):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix=PREFIX)


def identity():
    """Whose figures these are: of a worker's place, which its successor takes over, so that files do not pile up."""
    return current["identity"] or f"m{os.getpid()}"


def give_place(server, worker):
    """`pre_fork`: the lowest place that no living worker has."""
    taken = {getattr(other, "place", None) for other in server.WORKERS.values()}
    worker.place = next(number for number in range(len(taken) + 1) if number not in taken)


def take_place(server, worker):
    """`post_fork`"""
    current["identity"] = place_of(server, worker)


def place_of(server, worker):
    return f"m{server.pid}w{worker.place}"


def begin_to_count(worker):
    """`post_worker_init`: once the site is loaded."""
    from cremona_site import metrics

    metrics.put(metrics.RELEASE, settings.RELEASE, value=1)
    if metrics.is_on:
        from cremona_site.metrics import server

        server.start(settings.METRICS_PORT)


def forget_place(server, worker):
    """`child_exit`: what it counted stays, what it was is no more."""
    if FOLDER not in os.environ:
        return
    with suppress(Exception):
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(place_of(server, worker))


def say_what_starts(server):
    """`when_ready`"""
    server.log.info("Release %s", settings.RELEASE)
    if settings.METRICS_PORT and not is_free(settings.METRICS_PORT) and "GUNICORN_PID" not in os.environ:
        server.log.warning("METRICS_PORT %s is taken: figures wait until it is free", settings.METRICS_PORT)


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def remove_figures(server):
    """`on_exit`; not while another master, which took over or is about to, still uses the folder."""
    folder = os.environ.get(FOLDER, "")
    if os.path.basename(folder).startswith(PREFIX) and not server.reexec_pid and not server.master_pid:
        shutil.rmtree(folder, ignore_errors=True)
