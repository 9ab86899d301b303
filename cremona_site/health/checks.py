"""What must be so for this process to do its work. Each check returns the problem in words, or None.

To add one, write a function and name it in `CHECKS`. It may raise, and it may hang: see `readiness`.
"""

import shutil
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from cremona_site import redis_client
from cremona_site.page_cache.generation import known

MEGABYTE = 1_000_000


def database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def redis():
    """Asked only where several hosts share one."""
    if settings.REDIS_URL:
        redis_client.client().ping()


def migrations():
    """Quick where all is well: names of files against one query. Only where one is missing the modules are read."""
    missing = migrations_on_disk() - set(MigrationRecorder(connection).applied_migrations())
    if not missing:
        return None
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} migrations are not applied: run `manage.py migrate`" if plan else None


def migrations_on_disk():
    """(app, name) of every migration of the code."""
    found = set()
    for app in apps.get_app_configs():
        name, _is_explicit = MigrationLoader.migrations_module(app.label)
        try:
            package = import_module(name)
        except ImportError:  # an app without tables
            continue
        names = (module.name for module in iter_modules(package.__path__) if not module.ispkg)
        found.update((app.label, module) for module in names if module[0] not in "_~")
    return found


def disk():
    short = [
        f"{place}: {free // MEGABYTE} MB free, less than {settings.MIN_FREE_DISK_MB}"
        for place, free in free_bytes().items()
        if free < settings.MIN_FREE_DISK_MB * MEGABYTE
    ]
    return "; ".join(short) or None


def free_bytes():
    """How much is free where uploads lie, and where the database does if it is a file."""
    places = {"media": Path(settings.MEDIA_ROOT)}
    if connection.vendor == "sqlite":
        places["database"] = Path(connection.settings_dict["NAME"]).parent
    return {place: shutil.disk_usage(nearest(path)).free for place, path in places.items()}


def nearest(path):
    """The folder itself, or the first above it that is there: uploads make theirs when the first one comes."""
    path = path.absolute()
    return next(folder for folder in (path, *path.parents) if folder.exists())


def pages():
    """Whether this process can tell old pages from new; it looks while somebody asks for pages."""
    return "the generation of pages cannot be read: pages are served as they were" if known.is_failing else None


CHECKS = [database, redis, migrations, disk, pages]
