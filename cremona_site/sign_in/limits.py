"""Failures are counted in a table that all workers share; what is counted cannot be read there."""

import hashlib
import hmac

from allauth.core.internal import ratelimit
from allauth.mfa import app_settings
from allauth.mfa.totp.internal import auth
from allauth.socialaccount.internal import jwtkit
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone
from django.utils.connection import ConnectionProxy

ALIAS = "limits"
TABLE = "cremona_site_limit"


def hidden(key, key_prefix, version):
    """The key of a counter, without the name, address or code that it counts."""
    return hmac.digest(settings.SECRET_KEY.encode(), key.encode(), hashlib.sha256).hex()


def share():
    """allauth counts in the default cache, which remembers nothing here: what it counts belongs where all hosts see it.

    A code of an app is good for three periods here, in case the clock of the phone is late, so it must be remembered as
    long as that.
    """
    counters = ConnectionProxy(caches, ALIAS)
    ratelimit.cache = counters
    jwtkit.cache = counters  # what the directory says of somebody is taken once

    def mark_code_used(totp, code):
        periods = 2 * app_settings.TOTP_TOLERANCE + 1
        return counters.add(totp._get_used_cache_key(code), "y", timeout=periods * app_settings.TOTP_PERIOD)

    auth.TOTP._mark_code_used = mark_code_used


def few_from_a_place(view):
    """For pages that write a session for whoever asks: allauth limits what is sent, and lets all who look through."""
    return ratelimit.decorator(app="allauth.account", action="way_in", limit_get=True)(view)


def drop_old():
    """Deletes counters whose time is over; returns how many."""
    if settings.CACHES[ALIAS]["BACKEND"] != "django.core.cache.backends.db.DatabaseCache":
        return 0
    now = connection.ops.adapt_datetimefield_value(timezone.now().replace(microsecond=0, tzinfo=None))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE expires < %s", [now])  # noqa: S608 - a name of ours
        return cursor.rowcount
