"""A copy of the loaded database of the run, for processes of their own: what they write stays in the copy."""

import sqlite3
from contextlib import contextmanager

from django.db import connection


@contextmanager
def copied_database(folder):
    """The address of a copy, which is gone afterwards."""
    if connection.vendor == "sqlite":
        yield copied_file(folder)
        return
    name = "copy_for_processes"
    original = connection.settings_dict["NAME"]
    run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE {original}", without=original)
    try:
        yield address_of(name)
    finally:
        run(f"DROP DATABASE {name} WITH (FORCE)")


def copied_file(folder):
    path = folder / "copy.sqlite3"
    with sqlite3.connect(connection.settings_dict["NAME"]) as original, sqlite3.connect(path) as copy:
        original.backup(copy)
    return f"sqlite:///{path}"


def address_of(name):
    values = connection.settings_dict
    host = values["HOST"].replace("/", "%2F")
    password = f":{values['PASSWORD']}" if values["PASSWORD"] else ""
    port = f":{values['PORT']}" if values["PORT"] else ""
    return f"postgres://{values['USER']}{password}@{host}{port}/{name}"


def run(*statements, without=""):
    """Runs statements in the database `postgres`; first ends whoever is in `without`: nobody may be in a template."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        if without:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [without])
        for statement in statements:
            cursor.execute(statement)
