"""The stock project with the content of our site: its database, and gunicorn before it."""

import sqlite3
import subprocess
import sys
from contextlib import contextmanager

from tests.bench.processes import ROOT, gunicorn

APPLICATION = "tests.bench.stock.wsgi"


@contextmanager
def stock_site(folder, environment):
    """Two of them: with our menu, and with every page in it, which is what the CMS's form ticks. Ports and masters."""
    written = folder / "stock.sqlite3"
    ours = environment | {"DJANGO_SETTINGS_MODULE": "cremona_site.settings"}
    stock = environment | {
        "DJANGO_SETTINGS_MODULE": "tests.bench.stock.settings",
        "DATABASE_URL": f"sqlite:///{written}",
    }
    content = run("reading", ours)
    run("writing", stock, content)
    every_page = copy_with_every_page_in_menu(written)
    with (
        gunicorn(APPLICATION, stock) as same_menu,
        gunicorn(APPLICATION, stock | {"DATABASE_URL": f"sqlite:///{every_page}"}) as whole_menu,
    ):
        yield same_menu, whole_menu


def run(part, environment, content=None):
    command = [sys.executable, "-m", f"tests.bench.stock.{part}"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, input=content, stdout=-1).stdout


def copy_with_every_page_in_menu(written):
    copy = written.with_name("stock-whole-menu.sqlite3")
    with sqlite3.connect(written) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE cms_pagecontent SET in_navigation = 1")
    return copy
