"""Fifty readers, the hosts they read from, and what is behind those."""

import os
import subprocess
import sys
from contextlib import ExitStack

import pytest

from tests.faults.asking import WARM_UP, asked
from tests.faults.postgres import ROOT, Postgres
from tests.service.redis_server import RedisServer
from tests.service.site_server import SiteServer
from tests.service.two_hosts import in_front_of


@pytest.fixture(scope="module")
def postgres():
    """A PostgreSQL with the first content."""
    server = Postgres()
    server.start()
    environment = os.environ | {"DATABASE_URL": server.url, "HTTPS": "false"}
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True, stdout=-3)
    yield server
    server.close()


@pytest.fixture
def redis_server():
    server = RedisServer()
    server.start()
    yield server
    server.close()


@pytest.fixture
def site(postgres, tmp_path):
    """Starts two hosts behind nginx; yields a function that returns its port, and the hosts."""
    with ExitStack() as running:

        def start(**environment):
            hosts = [SiteServer(tmp_path, postgres.url, **environment) for _host in range(2)]
            for host in hosts:
                running.callback(host.close)
                host.start()
            for host in hosts:
                host.wait()
                for _time in range(WARM_UP):  # each of its workers has read the page once
                    asked(host.port)
            return running.enter_context(in_front_of([host.port for host in hosts], tmp_path)), hosts

        yield start
