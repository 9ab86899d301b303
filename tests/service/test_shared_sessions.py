"""Sessions of staff lie in Redis beside the database, and lose nothing when it goes."""

import logging
import pickle
import time

import pytest
import redis
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.test import Client

from cremona_site.sign_in import session_cache, sessions
from tests.factories import WriterFactory, signed_in

pytestmark = pytest.mark.django_db

EDITOR = "/admin/contacts/office/"


@pytest.fixture
def shared(redis_set, settings):
    settings.CACHES = settings.CACHES | {
        "sessions": {
            "BACKEND": "cremona_site.sign_in.session_cache.SessionCache",
            "LOCATION": redis_set.url,
            "KEY_FUNCTION": "cremona_site.sign_in.limits.hidden",
        }
    }
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    settings.SESSION_CACHE_ALIAS = "sessions"
    return redis_set


@pytest.fixture
def held(shared):
    """What Redis holds, as whoever reads it there finds it."""
    return redis.Redis.from_url(shared.url)


def came_in(browser):
    return browser.get(EDITOR).status_code == 200


def elsewhere(browser):
    """The same browser, before a host that has seen nothing of it."""
    other = Client()
    other.cookies = browser.cookies.copy()
    return other


def test_a_session_is_read_from_redis_and_lies_in_the_database_too(shared, held, django_assert_max_num_queries):
    browser = signed_in(WriterFactory())

    assert came_in(browser)
    key = browser.cookies["sessionid"].value
    with django_assert_max_num_queries(0):
        data = SessionStore(key).load()

    assert data[SESSION_KEY]
    assert Session.objects.get(session_key=key).get_decoded() == data
    assert 0 < held.ttl(held.keys()[0]) <= 60


def test_redis_holds_neither_keys_of_sessions_nor_pickles(shared, held):
    browser = signed_in(WriterFactory())
    assert came_in(browser)

    [name] = held.keys()
    value = held.get(name)

    assert browser.cookies["sessionid"].value.encode() not in name + value
    with pytest.raises(pickle.UnpicklingError):
        pickle.loads(value)  # noqa: S301 - that it fails is the point


def test_what_somebody_else_wrote_into_redis_is_not_believed(shared, held):
    browser = signed_in(WriterFactory())
    assert came_in(browser)
    [name] = held.keys()

    for forged in (pickle.dumps({SESSION_KEY: "1"}), b'{"_auth_user_id": "1"}', b"\xff\x00", b"7"):
        held.set(name, forged)

        assert came_in(browser)


def test_staff_go_on_while_redis_is_gone_and_after(shared, caplog):
    browser = signed_in(WriterFactory())
    assert came_in(browser)

    shared.kill()
    with caplog.at_level(logging.WARNING):
        assert came_in(browser)
        time.sleep(session_cache.LEFT_ALONE)
        assert came_in(browser)
        assert came_in(signed_in(WriterFactory()))
    shared.start()
    time.sleep(session_cache.LEFT_ALONE)
    assert came_in(browser)

    told = [record for record in caplog.records if "Redis is away" in record.getMessage()]
    assert len(told) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert caches["sessions"].get(f"django.contrib.sessions.cached_db{browser.cookies['sessionid'].value}")


def test_a_redis_that_answers_nothing_keeps_a_request_no_longer_than_a_moment(shared):
    browser = signed_in(WriterFactory())
    assert came_in(browser)
    usual = time.monotonic()
    assert came_in(browser)
    usual = time.monotonic() - usual

    shared.freeze()
    began = time.monotonic()
    assert came_in(browser)
    took = time.monotonic() - began
    shared.thaw()

    assert took - usual < 3  # it is waited for half a second; the machine may be busy


def test_a_session_that_ends_for_all_ends_in_redis(shared, held, django_capture_on_commit_callbacks):
    user = WriterFactory()
    browser = signed_in(user)
    assert came_in(browser)

    with django_capture_on_commit_callbacks(execute=True):
        assert sessions.end_all_of(user) == 1

    assert not held.keys()
    assert not came_in(elsewhere(browser))


def test_a_session_that_ended_while_redis_was_away_is_there_a_minute_longer_at_most(shared, held, monkeypatch):
    monkeypatch.setattr(session_cache, "LONGEST", 1)
    browser = signed_in(WriterFactory())
    assert came_in(browser)

    shared.freeze()
    other = elsewhere(browser)
    browser.post("/accesso/esci/")
    shared.thaw()
    time.sleep(1.1)

    assert not held.keys()
    assert not came_in(other)


def test_who_goes_out_on_one_host_is_out_on_the_other(shared):
    browser = signed_in(WriterFactory())
    other = elsewhere(browser)
    assert came_in(other)

    browser.logout()

    assert not came_in(other)
