"""Figures that are not counted but looked up, at the moment somebody asks for them."""

import logging
import os
from datetime import timedelta

from django.utils import timezone
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from cremona_site.health.checks import free_bytes
from cremona_site.health.readiness import readiness
from cremona_site.health.watched import Watched
from cremona_site.metrics.processes import used_by
from cremona_site.models import ScheduledChange, TaskRun
from cremona_site.publication.waiting import failed_changes, scheduled_changes, waiting_requests

SECONDS_FOR_THE_DATABASE = 1.5
LATE = timedelta(minutes=2)  # the timer comes each half minute

logger = logging.getLogger(__name__)


class SiteFigures:
    """A collector: what cannot be looked up now is left out, and the rest is told."""

    def __init__(self):
        self.groups = [health, disks, processes, Watched(from_the_database)]

    def describe(self):
        return []  # the library would ask the database while it starts

    def collect(self):
        for group in self.groups:
            try:
                if isinstance(group, Watched):
                    yield from group.start()[0].result(SECONDS_FOR_THE_DATABASE)
                else:
                    yield from group()
            except Exception as error:
                logger.debug("Figures are left out: %s", error)


def gauge(name, words, values, label=None):
    family = GaugeMetricFamily(name, words, labels=[label] if label else [])
    for key, value in values.items():
        family.add_metric([key] if label else [], value)
    return family


def health():
    problems = readiness.problems()
    yield gauge("cremona_ready", "1 where /salute/pronto says pronto", {"": 0 if any(problems.values()) else 1})
    checks = {name: 0 if problem else 1 for name, problem in problems.items()}
    yield gauge("cremona_check_ok", "1 where this check of /salute/pronto found nothing", checks, "check")


def disks():
    yield gauge("cremona_free_disk_bytes", "Free where the database and uploads lie", free_bytes(), "place")


def processes():
    number, memory, seconds = used_by(os.getppid())
    yield gauge("cremona_processes", "Processes of this gunicorn", {"": number})
    yield gauge("cremona_memory_bytes", "Memory of this gunicorn, what is shared counted once", {"": memory})
    yield CounterMetricFamily("cremona_cpu_seconds", "CPU time of this gunicorn", value=seconds)


def from_the_database():
    """A list, so that all queries happen here and not where it is read."""
    now = timezone.now()
    changes = {
        "waiting": scheduled_changes().count(),
        "overdue": ScheduledChange.objects.due(now - LATE).count(),
        "failed": failed_changes().count(),
    }
    runs = {run.name: run for run in TaskRun.objects.all()}
    ages = {name: (now - run.succeeded_at).total_seconds() for name, run in runs.items() if run.succeeded_at}
    failed = {name: int(run.has_failed) for name, run in runs.items()}
    return [
        gauge("cremona_scheduled_changes", "Publications and withdrawals at a fixed hour", changes, "state"),
        gauge("cremona_publication_requests", "Requests that wait for a publisher", {"": waiting_requests().count()}),
        gauge("cremona_task_age_seconds", "Since a task of the timers last ended well", ages, "task"),
        gauge("cremona_task_failed", "1 where the last run of a task failed", failed, "task"),
    ]
