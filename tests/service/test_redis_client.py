"""Redis is asked with little patience, whatever becomes of it."""

import time

import pytest

from cremona_site import redis_client


def seconds_until_it_fails(client):
    began = time.monotonic()
    with pytest.raises(redis_client.AWAY):
        client.get("generation")
    return time.monotonic() - began


def test_a_redis_that_was_started_again_is_found_again(redis_set):
    client = redis_client.client()
    client.set("generation", 1)

    redis_set.kill()
    redis_set.start()

    assert client.get("generation") is None


def test_a_redis_that_is_gone_costs_no_time(redis_set):
    client = redis_client.client()
    client.set("generation", 1)

    redis_set.kill()

    # The quickest of some: the machine may be busy
    assert min(seconds_until_it_fails(client) for _time in range(5)) < 0.2


def test_a_redis_that_does_not_answer_costs_a_moment_once(redis_set):
    client = redis_client.client()
    client.set("generation", 1)

    redis_set.freeze()

    assert seconds_until_it_fails(client) < redis_client.TIMEOUT + 2  # the machine may be busy
    redis_set.thaw()
    assert client.get("generation") == b"1"


def test_all_threads_share_one_client(redis_set):
    assert redis_client.client() is redis_client.client()
