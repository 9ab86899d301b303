"""Readers notice nothing of a restart, of one host or of several."""

import socket
import subprocess
import time

import pytest

from tests.service.loaded_database import copied_database
from tests.service.readers import Readers
from tests.service.site_server import SiteServer, free_port, release

# Seconds in which nginx may not yet ask a host again that refused: the next one is not stopped before (`fail_timeout`)
LEFT_ALONE = 2.5
NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  upstream hosts {{
    server 127.0.0.1:{first} max_fails=2 fail_timeout=2s;
    server 127.0.0.1:{second} max_fails=2 fail_timeout=2s;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://hosts;
      proxy_http_version 1.1;
      proxy_set_header Connection close;
      proxy_set_header Host 127.0.0.1;
      proxy_connect_timeout 1s;
      proxy_next_upstream error timeout http_502 http_503 http_504;
    }}
  }}
}}
"""


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
    processes = []

    def start(first, second):
        port = free_port()
        configuration = tmp_path / "nginx.conf"
        configuration.write_text(NGINX.format(folder=tmp_path, port=port, first=first, second=second), encoding="utf-8")
        processes.append(subprocess.Popen(["nginx", "-p", tmp_path, "-c", configuration, "-e", tmp_path / "nginx.log"]))
        until = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return port
            except OSError:
                assert time.monotonic() < until, (tmp_path / "nginx.log").read_text(encoding="utf-8")
                time.sleep(0.05)

    yield start
    for process in processes:
        process.terminate()
        process.wait(10)


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
            time.sleep(LEFT_ALONE)
        readers.wait_for(20)

    assert readers.failures == []
    assert (before, readers.releases_of_the_last(10)) == ({"first"}, {"second"})
    measured.append(
        f"a new release on two hosts: {len(readers.answers)} pages, none failed, "
        f"the slowest {max(readers.answers)[0]:.1f} s"
    )
