"""The generation of the site: a word that every change of content replaces, the same for all workers and hosts.

It lies in one row of the database or, where several hosts share a Redis, in one key of that. A worker looks at it at
most once a second, and only while somebody asks for pages.
"""

import logging
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as LookTakesLong

from django.conf import settings
from django.db import connections

from cremona_site import redis_client
from cremona_site.models import Generation
from cremona_site.page_cache.once_a_minute import OnceAMinute

KEY = "cremona:generation"
LOOK_EVERY = 1.0  # seconds
LONGEST_WAIT = 0.3  # seconds for which a visitor waits for a look at a database that does not answer

logger = logging.getLogger(__name__)


def read():
    """The generation as the store has it now; empty where none was ever written."""
    if settings.REDIS_URL:
        return (redis_client.client().get(KEY) or b"").decode()
    return Generation.objects.values_list("word", flat=True).first() or ""


def replace():
    """Begins a new generation: what every worker holds is then of an old one."""
    word = uuid.uuid4().hex
    if settings.REDIS_URL:
        redis_client.client().set(KEY, word)
    else:
        Generation.objects.update_or_create(pk=Generation.ONLY, defaults={"word": word})
    known.look_again()


class Known:
    """What this process knows of the generation. While the store does not answer, what it said last holds."""

    def __init__(self):
        self.forget()

    def forget(self):
        """As at the start."""
        self.word, self.is_failing = "", False
        self.due, self.look = 0.0, None
        self.lock = threading.Lock()
        self.looker = ThreadPoolExecutor(1, thread_name_prefix="generation")
        self.complaint = OnceAMinute(logger.warning)

    def look_again(self):
        """The next that asks gets what the store has then."""
        self.due = 0.0

    def current(self):
        """The generation, not older than a second unless its store does not answer."""
        if time.monotonic() >= self.due:
            with self.lock:
                if self.look is None or self.look.done():
                    self.due = time.monotonic() + LOOK_EVERY
                    self.look = self.looker.submit(self.look_now)
                look = self.look
            try:
                look.result(LONGEST_WAIT)
            except LookTakesLong:
                self.is_failing = True
                self.complaint("The generation of pages is not known: its store does not answer; the last one holds")
        return self.word

    def look_now(self):
        try:
            connections["default"].close_if_unusable_or_obsolete()  # that of this thread only
            self.word, self.is_failing = read(), False
        except Exception as error:  # whatever a store that is away says, the pages are there
            self.is_failing = True
            connections["default"].close()
            reason = " ".join(str(error).split())
            self.complaint(f"The generation of pages is not known: the last one holds ({reason})")


known = Known()
