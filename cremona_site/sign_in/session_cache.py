"""Sessions of staff in Redis, where several hosts share them; the database has them all, so Redis may go at any time.

A session lies there for a minute. What could not be told to Redis while it was away, that a session ended above all,
is so true again within that minute, even where it comes back with all it held.
"""

import logging
import time
from functools import partial

from django.conf import settings
from django.contrib.sessions.backends.cached_db import KEY_PREFIX
from django.core import signing
from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from django.db import transaction
from django.db.models.signals import post_delete

from cremona_site import redis_client

ALIAS = "sessions"
LONGEST = 60  # seconds
LEFT_ALONE = 1  # seconds after a failure in which Redis is not asked: no request waits for it at each step
TOLD_EVERY = 60  # seconds between two lines in the log

logger = logging.getLogger(__name__)


class SignedJson:
    """What lies in Redis is text that only this site can have written.

    Django would unpickle whatever it finds, and so run what somebody else put there.
    """

    def dumps(self, value):
        return signing.dumps(value, salt=__name__)

    def loads(self, data):
        try:
            return signing.loads(data.decode(errors="replace"), salt=__name__)
        except signing.BadSignature:
            return None


class SessionCache(RedisCache):
    """A cache that has nothing while Redis is away, instead of failing."""

    def __init__(self, server, params):
        options = {**redis_client.OPTIONS, "serializer": SignedJson}
        super().__init__(server, {**params, "OPTIONS": options})
        self.asked_again_at = self.told_again_at = 0

    def get_backend_timeout(self, timeout=DEFAULT_TIMEOUT):
        seconds = super().get_backend_timeout(timeout)
        return LONGEST if seconds is None else min(seconds, LONGEST)

    def get(self, key, default=None, version=None):
        return self.attempt(super().get, default, key, default, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self.attempt(super().set, None, key, value, timeout, version)

    def delete(self, key, version=None):
        return self.attempt(super().delete, False, key, version)

    def has_key(self, key, version=None):
        return self.attempt(super().has_key, False, key, version)

    def attempt(self, action, otherwise, *arguments):
        if time.monotonic() < self.asked_again_at:
            return otherwise
        try:
            return action(*arguments)
        except redis_client.AWAY as error:
            self.asked_again_at = time.monotonic() + LEFT_ALONE
            self.tell(error)
            return otherwise

    def tell(self, error):
        if time.monotonic() >= self.told_again_at:
            self.told_again_at = time.monotonic() + TOLD_EVERY
            logger.warning("Redis is away, sessions are read from the database: %s", error)


def watch():
    """A session that is deleted, by whatever way, is forgotten by Redis too: Django forgets those it ends itself."""
    post_delete.connect(forget, "sessions.Session", dispatch_uid="session-cache")


def forget(sender, instance, **kwargs):
    if ALIAS in settings.CACHES:
        transaction.on_commit(partial(caches[ALIAS].delete, f"{KEY_PREFIX}{instance.session_key}"))
