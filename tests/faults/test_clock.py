"""A clock that is put forward by an hour and back by two under load: what is read, what comes at an hour, who is in."""

import os
import subprocess
import sys
import time

import pytest

from tests.faults.asking import READERS, WARM_UP, asked, told
from tests.faults.editor import Editor, asked_of_database
from tests.faults.other_clock import OtherClock, library
from tests.faults.postgres import ROOT
from tests.service.readers import Readers
from tests.service.site_server import SiteServer, at_work

pytestmark = pytest.mark.skipif(not library(), reason="faketime is missing: apt-get install faketime")

HOUR = 3600
SECOND_AND_A_LOOK = 1.3  # a worker looks once a second, and waits for an answer at most 0.3
SECONDS = 10  # after each jump
# A page for the hour that the clock shows half an hour from now, and one for three hours from now
PLAN = """
import django
django.setup()
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.utils import timezone
from cremona_site.publication.planning import plan
from tests.factories import PageFactory
from tests.site.publication import version_in
editor = get_user_model().objects.get(username="redattrice")
for slug, hours in (("tra-mezz-ora", 0.5), ("tra-tre-ore", 3)):
    page = PageFactory(slug=slug, is_published=False, slots={"content": "<p>Un testo chiaro.</p>"})
    plan(version_in("draft", page), editor, timezone.now() + timedelta(hours=hours), None)
"""
OFFICE = """
import django
django.setup()
from contacts.models import Office
print(Office.objects.get(pk=1).get_absolute_url())
"""
TIMES_PUBLISHED = """
import django
django.setup()
from cremona_site.models import ScheduledChange
from djangocms_versioning.models import StateTracking
planned = ScheduledChange.objects.values("version")
print(StateTracking.objects.filter(version__in=planned, new_state="published").count())
"""


@pytest.fixture
def clock(tmp_path):
    return OtherClock(tmp_path)


@pytest.fixture
def database_url(tmp_path):
    url = f"sqlite:///{tmp_path}/site.sqlite3"
    settings = os.environ | {"DATABASE_URL": url, "HTTPS": "false"}
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=settings, check=True, stdout=-3)
    return url


@pytest.fixture
def host(clock, database_url, tmp_path):
    with at_work(SiteServer(tmp_path, database_url, STAFF_MFA_REQUIRED="false", **clock.environment)) as host:
        yield host


def test_readers_notice_nothing_of_a_clock_that_jumps(host, clock, database_url, measured):
    page = asked_of_database(database_url, OFFICE).strip()
    editor = Editor(host, database_url)
    workers = host.workers()
    for _time in range(WARM_UP):
        asked(host.port, page)
    asked_of_database(database_url, PLAN)
    published = []

    with Readers(host.port, page, READERS) as readers:
        for shift in (0, HOUR, -HOUR, 0):
            clock.put(shift)
            readers.wait_for(100)
            editor.save()
            slowest = seconds_until_all_show(host.port, page, editor.acknowledged[-1])
            measured.append(f"  clock {shift // HOUR:+d} h: what was saved is shown by all within {slowest:.1f} s")
            carry_out_schedule(database_url, clock)
            published.append([asked(host.port, f"/{slug}/")[0] for slug in ("tra-mezz-ora", "tra-tre-ore")])
            time.sleep(SECONDS)

    told(measured, "a clock put forward by 1 h, back by 2, forward by 1", readers)
    # Half an hour from now is over once the clock was an hour ahead; three hours from now never came
    assert published == [[404, 404], [200, 404], [200, 404], [200, 404]]
    assert asked_of_database(database_url, TIMES_PUBLISHED).strip() == "1"
    assert len(editor.acknowledged) == 4, "the session did not survive"
    assert host.workers() == workers, "a worker was taken for dead"
    assert editor.kept() == set(editor.acknowledged)


def seconds_until_all_show(port, page, words):
    """Asks until a page lacks no more what was saved; fails where it does after the time that was promised."""
    began = time.monotonic()
    last_without = 0.0
    while (asked_at := time.monotonic() - began) < 2 * SECOND_AND_A_LOOK:
        if words not in asked(port, page)[1]:
            last_without = asked_at
    assert last_without <= SECOND_AND_A_LOOK
    return last_without


def carry_out_schedule(database_url, clock):
    settings = os.environ | clock.environment | {"DATABASE_URL": database_url, "HTTPS": "false"}
    command = [sys.executable, "manage.py", "carry_out_schedule"]
    subprocess.run(command, cwd=ROOT, env=settings, check=True, stdout=-3, timeout=60)
