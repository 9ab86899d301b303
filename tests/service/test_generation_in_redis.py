"""Where several hosts share a Redis, the generation of pages lies there; without it pages stay as they were."""

import logging
import time

import pytest

from contacts.models import Office
from cremona_site.page_cache import generation, watching
from cremona_site.page_cache.cache import PageCache
from cremona_site.page_cache.generation import Known
from tests.site.wsgi_site import Site, Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def hosts(redis_set):
    """What two hosts know of the generation."""
    return Known(), Known()


def test_each_host_hears_of_a_change_at_another(hosts, django_capture_on_commit_callbacks):
    before = {host.current() for host in hosts}

    with django_capture_on_commit_callbacks(execute=True):
        Office.objects.update(is_active=True)
    for host in hosts:
        host.look_again()
    after = {host.current() for host in hosts}

    assert len(before) == len(after) == 1
    assert before != after
    assert after == {generation.read()}


def test_it_is_looked_at_once_a_second(hosts):
    one, _other = hosts
    known = one.current()

    generation.replace()

    assert one.current() == known
    time.sleep(1.01)
    assert one.current() == generation.read()


def test_migrations_end_though_redis_is_away(redis_set, caplog):
    redis_set.kill()

    watching.migrations_end(using="default")

    assert "No new generation of pages" in caplog.text


def test_without_redis_the_last_generation_holds_and_pages_are_served(redis_set, hosts, caplog):
    one, _other = hosts
    site = Site()
    visitor = Visitor(
        PageCache(site, one, hosts=["cremona.example"], room=1_000_000, private=["sessionid"], apart=["/admin/"])
    )
    page = visitor.get()
    redis_set.kill()
    site.status = "503 Service Unavailable"

    with caplog.at_level(logging.WARNING):
        began = time.monotonic()
        answers = []
        for _second in range(3):
            one.look_again()
            answers += [visitor.get() for _time in range(100)]
        seconds = time.monotonic() - began

    assert {answer.body for answer in answers} == {page.body}
    assert one.is_failing
    assert seconds < 10
    assert len([record for record in caplog.records if "generation" in record.getMessage()]) == 1


def test_a_change_without_redis_is_saved_all_the_same(redis_set, django_capture_on_commit_callbacks):
    redis_set.kill()

    with django_capture_on_commit_callbacks(execute=True):
        Office.objects.update(name="Sportello")

    assert set(Office.objects.values_list("name", flat=True)) == {"Sportello"}


def test_a_redis_that_forgot_everything_begins_a_new_generation(redis_set, hosts):
    one, _other = hosts
    generation.replace()
    known = one.current()

    redis_set.kill()
    redis_set.start()
    one.look_again()

    assert one.current() != known
