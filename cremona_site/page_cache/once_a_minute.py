"""A complaint that is made once a minute, however often there is reason for it."""

import threading
import time

MINUTE = 60


class OnceAMinute:
    """Says what it is called with, with how often there was reason for it since it spoke last."""

    def __init__(self, say):
        self.say = say
        self.lock = threading.Lock()
        self.silent_until, self.unsaid = 0.0, 0

    def __call__(self, words):
        now = time.monotonic()
        with self.lock:
            if now < self.silent_until:
                self.unsaid += 1
                return
            more, self.unsaid, self.silent_until = self.unsaid, 0, now + MINUTE
        self.say("%s%s", words, f" ({more} times more since it was said last)" if more else "")
