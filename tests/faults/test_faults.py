"""Fifty readers read on while workers die, databases stop and hosts are renewed; what was acknowledged is there after.

`make test-faults`. FAULT_SECONDS is how long a database is away.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.faults.asking import NEVER_READ, PAGE, READERS, asked, told, wait_until
from tests.faults.postgres import ROOT
from tests.service.readers import Readers

SECONDS = int(os.environ.get("FAULT_SECONDS", "60"))
SAVES, KILLED = 200, 20
# Each row is told once it is committed; what fails is tried again until it is
SAVE = f"""
import time
import django
django.setup()
from django.db import InterfaceError, OperationalError, connection, transaction
from contacts.models import ContactPoint, Office
office = Office.objects.first()
for number in range({SAVES}):
    while True:
        try:
            # What was committed but never told is there already
            with transaction.atomic():
                ContactPoint.objects.get_or_create(
                    office=office, kind="email", value=f"prova{{number}}@example.org", defaults={{"order": number}}
                )
            break
        except (OperationalError, InterfaceError):
            connection.close()
            time.sleep(0.1)
    print(number, flush=True)
"""
KEPT = """
import django
django.setup()
from contacts.models import ContactPoint
print(*ContactPoint.objects.filter(value__startswith="prova").values_list("order", flat=True))
"""


def test_readers_notice_nothing_of_a_worker_that_is_killed(site, measured):
    port, hosts = site()
    many = len(hosts[0].workers())

    with Readers(port, PAGE, READERS) as readers:
        readers.wait_for(200)
        for _time in range(KILLED):
            os.kill(int(sorted(hosts[0].workers())[0]), signal.SIGKILL)
            readers.wait_for(200)
            wait_until(lambda: len(hosts[0].workers()) == many)  # its place is taken

    told(measured, f"{KILLED} workers killed", readers)


def test_readers_read_on_while_postgresql_is_away_and_staff_are_told(site, postgres, measured):
    port, _hosts = site()

    with Readers(port, PAGE, READERS) as readers:
        readers.wait_for(200)
        postgres.do("halt")
        try:
            time.sleep(SECONDS)
            status, page = asked(port, "/admin/", Cookie="sessionid=abcdefghijklmnopqrstuvwxyz012345")
        finally:
            postgres.do("resume")
        readers.wait_for(200)

    told(measured, f"PostgreSQL away for {SECONDS} s", readers)
    assert status == 503
    assert "112" in page
    assert asked(port, NEVER_READ)[0] == 200


def test_readers_read_on_while_redis_is_away(site, redis_server, measured):
    port, _hosts = site(REDIS_URL=redis_server.url)

    with Readers(port, PAGE, READERS) as readers:
        readers.wait_for(200)
        redis_server.kill()
        time.sleep(SECONDS)
        never_read = asked(port, NEVER_READ)[0]
        redis_server.start()
        readers.wait_for(200)

    told(measured, f"Redis away for {SECONDS} s", readers)
    assert never_read == 200


def test_every_save_that_was_acknowledged_outlives_a_killed_postgresql(postgres, measured):
    environment = os.environ | {"DATABASE_URL": postgres.url, "DJANGO_SETTINGS_MODULE": "cremona_site.settings"}
    saver = subprocess.Popen([sys.executable, "-c", SAVE], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    acknowledged = []
    for line in saver.stdout:
        acknowledged.append(int(line))
        if len(acknowledged) in {60, 120}:
            postgres.do("crash")
            postgres.do("resume")
    assert saver.wait() == 0

    run = subprocess.run([sys.executable, "-c", KEPT], cwd=ROOT, env=environment, check=True, stdout=-1, text=True)

    kept = [int(number) for number in run.stdout.split()]
    measured.append(f"PostgreSQL killed twice: {len(acknowledged)} saves acknowledged, {len(set(kept))} kept")
    assert set(acknowledged) == set(range(SAVES)) <= set(kept)


def test_readers_notice_nothing_of_hosts_that_are_renewed_one_after_the_other(site, measured):
    port, hosts = site()

    with Readers(port, PAGE, READERS) as readers:
        readers.wait_for(200)
        for host in hosts:
            former = host.workers()
            host.hang_up()
            wait_until(lambda host=host, former=former: not host.workers() & former)
            readers.wait_for(100)
        for host in hosts:
            host.stop()
            readers.wait_for(100)
            host.start()
            host.wait()
        readers.wait_for(200)

    told(measured, "two hosts whose workers, then they themselves are renewed", readers)


@pytest.mark.skipif(not shutil.which("wrk"), reason="wrk is missing: apt-get install wrk")
def test_a_thousand_readers_a_second_wait_no_longer_than_a_moment(site, measured):
    port, _hosts = site()

    load = ["wrk", "-t1", "-c50", "-d30s", "--latency", "-H", "Accept-Encoding: br", f"http://127.0.0.1:{port}{PAGE}"]
    run = subprocess.run(load, check=True, capture_output=True, text=True, timeout=90)

    per_second = float(re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)[1])
    slow, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", run.stdout).groups()
    milliseconds = float(slow) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    measured.append(f"load: {per_second:.0f} pages a second, 99 % within {milliseconds:.0f} ms")
    assert "Non-2xx" not in run.stdout
    assert per_second >= 1000
    assert milliseconds <= 250
