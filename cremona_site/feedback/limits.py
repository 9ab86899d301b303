"""How many votes are taken from one place, and in all. It is remembered in the process only, for minutes."""

import hashlib
import hmac
import secrets
from collections import Counter
from ipaddress import ip_address, ip_network
from threading import Lock
from time import monotonic

from django.conf import settings

WINDOW = 600  # seconds
MOST_A_PLACE = 20
MOST_IN_ALL = 600


class Limit:
    """Counts within a window of time; where it ends the counts end too, and so does the key to them.

    An address is counted under a digest, made with a random key that no other window has. Never more than `in_all`
    places are remembered.
    """

    def __init__(self, a_place=MOST_A_PLACE, in_all=MOST_IN_ALL, window=WINDOW, clock=monotonic):
        self.a_place, self.in_all, self.window, self.clock = a_place, in_all, window, clock
        self.lock = Lock()
        self.ends_at = None

    def seconds_to_wait(self, address):
        """0 where one more vote from `address` is taken, which is then counted; else the seconds until it may be."""
        with self.lock:
            now = self.clock()
            if self.ends_at is None or now >= self.ends_at:
                self.ends_at, self.key, self.counts = now + self.window, secrets.token_bytes(32), Counter()
            digest = hmac.digest(self.key, network_of(address).encode(), hashlib.sha256)
            if self.counts[digest] >= self.a_place or self.counts.total() >= self.in_all:
                return int(self.ends_at - now) + 1
            self.counts[digest] += 1
            return 0


def network_of(address):
    """The address, or for one of IPv6 the network of its subscriber; empty for what is no address."""
    try:
        parsed = ip_address(address.strip())
    except ValueError:
        return ""
    return str(ip_network((parsed, 64), strict=False) if parsed.version == 6 else parsed)


def client_address(request):
    """The address that asks, as far as the proxies in front can be believed: each adds one at the end of the header.

    Where the header is shorter than there are proxies, all clients count as one.
    """
    if not settings.PROXIES:
        return request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return forwarded[-settings.PROXIES] if len(forwarded) >= settings.PROXIES else ""


VOTES = Limit()
