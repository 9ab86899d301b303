"""A Chromium in Italian before a server that serves as in production: hashed files, first content, no debug."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import expect

from tests.browser.complaints import Complaints
from tests.browser.database import take_snapshot
from tests.browser.site_map import BROKEN, GONE, NOT_FOUND
from tests.browser.staff import PASSWORD, Editor

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config, items):
    """What fails here is tried once more, and the closing summary says so: see docs/comandi.md."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            if not config.option.usepdb:
                item.add_marker(pytest.mark.flaky(reruns=1))


# The server


@pytest.fixture(scope="session")
def server(django_db_setup, django_db_blocker):
    """The site on a free port of the loopback. WhiteNoise serves what `make setup` collected."""
    if not Path(settings.STATIC_ROOT, "staticfiles.json").exists():
        pytest.fail(f"{settings.STATIC_ROOT} holds no collected files: run `make setup`", pytrace=False)
    with django_db_blocker.unblock():
        snapshot = take_snapshot()
        thread = LiveServerThread("127.0.0.1", static_handler=lambda site: site)
        thread.daemon = True
        with override_settings(SECURE_SSL_REDIRECT=False):  # read once, while the thread builds the site
            thread.start()
            thread.is_ready.wait()
        if thread.error:
            raise thread.error
    thread.snapshot = snapshot
    yield thread
    thread.terminate()
    with django_db_blocker.unblock():
        snapshot.discard()


@pytest.fixture(autouse=True)
def site(server, django_db_blocker, plain_http):
    """What a test writes stays in the database until its end."""
    with django_db_blocker.unblock():
        yield
        server.snapshot.restore()


@pytest.fixture(scope="session")
def base_url(server):
    return f"http://localhost:{server.port}"


# The browser


@pytest.fixture(scope="session")
def browser_type_launch_args():
    flags = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update"
    return {
        "executable_path": "/usr/bin/chromium-headless-shell",
        # Letters as wide as on a screen: else the shell rounds them to whole pixels
        "args": [f"--{flag}" for flag in [*flags.split(), "disable-sync", "font-render-hinting=none"]],
    }


@pytest.fixture(scope="session")
def browser_context_args(base_url):
    expect.set_options(timeout=15_000)
    return {"base_url": base_url, "locale": "it-IT", "timezone_id": "Europe/Rome"}


@pytest.fixture
def new_context(new_context, complaints):
    """A browser without past, watched; takes Playwright's options, such as `viewport`."""

    def open_context(**options):
        context = new_context(**options)
        context.set_default_timeout(15_000)
        complaints.watch(context)
        return context

    return open_context


@pytest.fixture
def complaints(site):
    complaints = Complaints()
    yield complaints
    assert complaints.found == []


@pytest.fixture
def phone(new_context):
    """A page in a small phone's browser."""
    return new_context(viewport={"width": 360, "height": 640}).new_page()


# Who sits at it


@pytest.fixture
def visitor(new_context):
    """A page in the browser of somebody who is not signed in."""
    return new_context().new_page()


@pytest.fixture
def member_of(new_context):
    """Signs a new member of a group in, through the site's own door."""

    def sign_in(group):
        user = get_user_model().objects.create_user(group.lower(), password=PASSWORD, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        editor = Editor(new_context().new_page())
        editor.sign_in(user.username, PASSWORD)
        return editor

    return sign_in


@pytest.fixture
def redazione(member_of):
    return member_of("Redazione")


@pytest.fixture
def pubblicazione(member_of):
    return member_of("Pubblicazione")


@pytest.fixture
def every_kind(site, settings, complaints):
    """Adds the kinds of page that visitors never or hardly see: the style guide, those of errors."""
    complaints.expect(f"404.*{NOT_FOUND}$|410.*{GONE}$|500.*{BROKEN}$")
    settings.ROOT_URLCONF = "tests.browser.urls"
