"""The one way to Redis, which several hosts share; nobody waits for it longer than a moment."""

from functools import cache

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

# Seconds. Redis answers in less than one of a thousand: who does not answer in these is away.
CONNECT_TIMEOUT = 0.3
TIMEOUT = 0.5
# What Redis raises where it is away, busy loading, full or no longer the one that writes
AWAY = (redis.RedisError, OSError)
# A connection that Redis closed meanwhile is opened once more; a time-out is not waited for twice
OPTIONS = {
    "socket_connect_timeout": CONNECT_TIMEOUT,
    "socket_timeout": TIMEOUT,
    "retry": Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,)),
    "protocol": 2,
    "driver_info": None,
}


@cache
def client():
    """The client of this process, for any of its threads; it connects when it is first asked something."""
    return redis.Redis.from_url(settings.REDIS_URL, **OPTIONS)
