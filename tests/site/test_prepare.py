"""`manage.py prepare`: what `make serve` does to the data before it serves."""

import os
import re
import sqlite3
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from tests.factories import AdministratorFactory, row_counts


def run(command):
    output = StringIO()
    call_command(command, stdout=output)
    return output.getvalue()


def password_in(output):
    found = re.findall(r"utente «admin», password (\S+)", re.sub(r"\x1b\[[0-9;]*m", "", output))
    return found[0] if found else None


@pytest.mark.django_db
def test_the_password_of_the_first_administrator_is_written_once():
    first, second = run("create_first_admin"), run("create_first_admin")

    user = authenticate(username="admin", password=password_in(first))
    assert user.is_superuser
    assert user.is_staff
    assert len(password_in(first)) >= 20
    assert second == ""


@pytest.mark.django_db
def test_where_an_administrator_is_there_none_is_made():
    AdministratorFactory()

    assert run("create_first_admin") == ""
    assert not get_user_model().objects.filter(username="admin").exists()


@pytest.mark.django_db
def test_preparing_again_changes_nothing():
    run("prepare")
    before = row_counts()

    output = run("prepare")

    assert output == "Il primo contenuto c’era già: niente da fare.\n"
    assert row_counts() == before


def test_an_empty_database_becomes_a_site_in_one_step(tmp_path):
    path = tmp_path / "nuova.sqlite3"
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}", "HTTPS": "false"}
    environment["SERVER_PAGES_ROOT"] = str(tmp_path / "pages")

    done = subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Preparo la base dati…")
    assert password_in(done.stdout)
    assert (tmp_path / "pages" / "503.html").exists()
    with sqlite3.connect(path) as database:
        assert database.execute("select count(*) from cms_pageurl where path is not null").fetchone()[0] >= 12
