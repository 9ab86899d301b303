"""Readers notice nothing of a restart, of one host or of several."""

import socket
import time
from contextlib import ExitStack

import pytest

from tests.service.loaded_database import copied_database
from tests.service.readers import Readers
from tests.service.site_server import SiteServer, release
from tests.service.two_hosts import in_front_of


@pytest.fixture
def database_url(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), copied_database(tmp_path) as url:
        yield url


@pytest.fixture
def servers(tmp_path, database_url):
    """Makes hosts, and ends them."""
    made = []

    def make(**options):
        made.append(SiteServer(tmp_path, database_url, **options))
        return made[-1]

    yield make
    for server in made:
        server.close()


@pytest.fixture
def current(tmp_path):
    """The link to the release that is served, which leads to the first of two."""
    link = tmp_path / "current"
    link.symlink_to(release(tmp_path, "first"))
    release(tmp_path, "second")
    return link


def switch(link, name):
    new = link.with_name("new")
    new.symlink_to(link.parent / name)
    new.replace(link)


def test_a_hangup_replaces_the_workers_and_no_page_fails(servers, measured):
    server = servers()
    server.start()
    server.wait()
    former = server.workers()

    with Readers(server.port) as readers:
        readers.wait_for(20)
        server.hang_up()
        until = time.monotonic() + 60
        while server.workers() & former:
            assert time.monotonic() < until, "The former workers stay"
            time.sleep(0.05)
        readers.wait_for(20)

    assert readers.failures == []
    measured.append(f"a hangup: {len(readers.answers)} pages, none failed, the slowest {max(readers.answers)[0]:.1f} s")


def test_a_new_release_behind_a_socket_that_stays_open_fails_no_page(servers, current, measured):
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        server = servers(code=current, listener=listener)
        server.start()
        server.wait()

        with Readers(server.port) as readers:
            readers.wait_for(20)
            before = readers.releases_of_the_last(10)
            switch(current, "second")
            server.stop()
            server.start()
            server.wait()
            readers.wait_for(20)

        assert readers.failures == []
        assert (before, readers.releases_of_the_last(10)) == ({"first"}, {"second"})
        measured.append(
            f"a new release on one host: {len(readers.answers)} pages, none failed, "
            f"the slowest waited {max(readers.answers)[0]:.1f} s"
        )


@pytest.fixture
def nginx(tmp_path):
    """Starts nginx in front of two hosts; returns its port."""
    with ExitStack() as running:
        yield lambda *ports: running.enter_context(in_front_of(ports, tmp_path))


def test_two_hosts_that_are_renewed_one_after_the_other_fail_no_page(servers, current, nginx, measured):
    hosts = [servers(code=current), servers(code=current)]
    for host in hosts:
        host.start()
    for host in hosts:
        host.wait()

    with Readers(nginx(*[host.port for host in hosts])) as readers:
        readers.wait_for(20)
        before = readers.releases_of_the_last(10)
        switch(current, "second")
        for host in hosts:
            host.stop()
            readers.wait_for(10)
            host.start()
            host.wait()
        readers.wait_for(20)

    assert readers.failures == []
    assert (before, readers.releases_of_the_last(10)) == ({"first"}, {"second"})
    measured.append(
        f"a new release on two hosts: {len(readers.answers)} pages, none failed, "
        f"the slowest {max(readers.answers)[0]:.1f} s"
    )
