"""One database for the whole run, loaded once with the first content; browser tests put it back as it was."""

import os
from io import StringIO

# Playwright's own loop runs in the thread of the tests
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from whitenoise import WhiteNoise

from tests.factories import PublisherFactory, WriterFactory, signed_in

MEASURED = pytest.StashKey()
# Whoever asks for none of these gets no database: pytest-django sees to it
DATABASES = {"db", "transactional_db", "django_db_setup"}
# They take minutes: `make test-faults`
collect_ignore = [] if os.environ.get("FAULTS") else ["faults"]


def pytest_collection_modifyitems(items):
    """What asks for no database says nothing of one."""
    for item in items:
        asks = item.get_closest_marker("django_db") or DATABASES.intersection(item.fixturenames)
        if not asks and not item.get_closest_marker("front_end"):
            item.add_marker(pytest.mark.with_coverage)
        if item.get_closest_marker("front_end") and item.get_closest_marker("with_coverage"):
            raise pytest.UsageError(f"{item.nodeid} would run nowhere: it bears front_end and with_coverage")


def pytest_configure():
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """SQLite in a file: in memory, the server's threads would share one connection."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """The database of the run, with the first content in it."""
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False, aliases=["default"])
        call_command("load_content", stdout=StringIO())
    yield
    with django_db_blocker.unblock():
        close_other_connections()
        teardown_databases(databases, verbosity=0)


def close_other_connections():
    """A thread of the test server may still hold one, and PostgreSQL drops no database that is in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def plain_http(settings):
    """The test client speaks http; that production insists on https has tests of its own."""
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False


@pytest.fixture(autouse=True)
def password_alone(settings):
    """Most tests are about what comes after the door; those of the second factor ask for it."""
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture(autouse=True, scope="session")
def static_files_listed_once():
    """WhiteNoise looks at some 2,600 files whenever a new client sends its first request: here only the first time."""
    listed = {}
    list_files = WhiteNoise.update_files_dictionary

    def list_once(white_noise, root, prefix):
        if root not in listed:
            list_files(white_noise, root, prefix)
            listed[root] = dict(white_noise.files)
        white_noise.files.update(listed[root])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", list_once)
        yield


def pytest_terminal_summary(terminalreporter, config):
    for line in config.stash.get(MEASURED, []):
        terminalreporter.write_line(line)


@pytest.fixture
def writer():
    """The browser of a member of the Redazione, signed in."""
    return signed_in(WriterFactory())


@pytest.fixture
def publisher():
    """The browser of a member of the Pubblicazione, signed in."""
    return signed_in(PublisherFactory())


@pytest.fixture
def measured(pytestconfig):
    """Lines that the run prints at its end."""
    return pytestconfig.stash.setdefault(MEASURED, ["== measured"])
