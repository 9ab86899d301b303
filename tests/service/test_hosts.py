"""Two hosts that share a database, Redis and the folder of uploads are one site for whoever works on it."""

import subprocess
import sys
import time

import pytest

from tests.factories import images
from tests.factories.staff import PASSWORD
from tests.service.loaded_database import copied_database
from tests.service.redis_server import RedisServer
from tests.service.site_server import ROOT, SiteServer
from tests.service.visitor import Visitor

DESK, OFFICES, LIBRARY = "/admin/", "/admin/contacts/office/", "/admin/filer/folder/carica/"
ADD = """
import django, sys
django.setup()
from tests.factories import WriterFactory
for name in sys.argv[1:]:
    WriterFactory(username=name)
"""
NAMES = ["anna", "bruno", "carla"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory, django_db_setup, django_db_blocker):
    """A database with three people in it, and a Redis."""
    folder = tmp_path_factory.mktemp("hosts")
    store = RedisServer()
    with django_db_blocker.unblock(), copied_database(folder) as url:
        try:
            store.start()
            yield folder, url, store
        finally:
            store.close()


@pytest.fixture(scope="module")
def hosts(shared):
    folder, url, store = shared
    made = [
        SiteServer(folder, url, REDIS_URL=store.url, STAFF_MFA_REQUIRED="false", WEB_CONCURRENCY="1") for _ in range(2)
    ]
    environment = made[0].environment | {"DJANGO_SETTINGS_MODULE": "cremona_site.settings"}
    subprocess.run([sys.executable, "-c", ADD, *NAMES], cwd=ROOT, env=environment, check=True)
    try:
        for host in made:
            host.start()
        for host in made:
            host.wait()
        yield made
    finally:
        for host in made:
            host.close()


def test_who_signs_in_on_one_host_works_on_the_other_and_leaves_on_both(hosts):
    one, other = hosts
    anna = Visitor()

    assert anna.sign_in(one, "anna", PASSWORD).status_code == 302
    assert anna.get(other, OFFICES, allow_redirects=False).status_code == 200
    anna.post(other, "/accesso/esci/", {}, form=DESK)

    assert anna.get(one, OFFICES, allow_redirects=False).status_code == 302


def test_what_is_uploaded_on_one_host_is_told_and_served_by_the_other(hosts):
    one, other = hosts
    bruno = Visitor()
    bruno.sign_in(one, "bruno", PASSWORD)

    sent = bruno.post(one, LIBRARY, {"folder": ""}, files={"files": ("piazza.jpg", images.photo(), "image/jpeg")})
    listed = bruno.get(other, sent.headers["Location"]).text

    assert "«piazza.jpg» è nella libreria." in listed
    [path] = [f"/media/{file.relative_to(one.media)}" for file in one.media.rglob("piazza.jpg")]
    assert bruno.get(one, path).content == bruno.get(other, path).content
    assert bruno.get(other, path).headers["Content-Type"] == "image/jpeg"


def test_failures_on_one_host_count_on_the_other(hosts):
    one, other = hosts
    stranger = Visitor()

    answers = [
        stranger.sign_in(host, "carla", "una parola sbagliata").text for host in (one, other, one, other, one, other)
    ]

    assert ["Troppi tentativi sbagliati" in answer for answer in answers] == [False] * 5 + [True]


def test_staff_and_readers_go_on_where_redis_is_gone(hosts, shared):
    one, other = hosts
    store = shared[2]
    bruno, reader = Visitor(), Visitor()
    bruno.sign_in(one, "bruno", PASSWORD)

    store.kill()
    try:
        began = time.monotonic()
        assert bruno.get(one, OFFICES, allow_redirects=False).status_code == 200
        assert bruno.get(other, OFFICES, allow_redirects=False).status_code == 200
        assert Visitor().sign_in(other, "bruno", PASSWORD).status_code == 302
        assert reader.get(one, "/").status_code == reader.get(other, "/servizi/").status_code == 200
        assert time.monotonic() - began < 30
    finally:
        store.start()
    assert bruno.get(other, OFFICES, allow_redirects=False).status_code == 200
    assert "Traceback" not in one.log.read_text(encoding="utf-8") + other.log.read_text(encoding="utf-8")
