"""Whole answers, kept in the memory of the process: bounded, the one that was asked for longest ago goes first."""

import threading
import time
from collections import OrderedDict
from hashlib import blake2b

from cremona_site.page_cache.encodings import PLAIN, encoded, is_compressible

OVERHEAD = 3_000  # bytes that an entry takes beside its bodies, about
REPLACED = {
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "date",
    "etag",
    "expires",
    "last-modified",
    "vary",
}


class Entry:
    """An answer as Django gave it, and as it is sent in each encoding; `rendered_at` is of the monotonic clock."""

    def __init__(self, generation, headers, body):
        self.generation, self.body = generation, body
        self.headers = [(name, value) for name, value in headers if name.lower() not in REPLACED]
        self.rendered_at = time.monotonic()
        self.digest = blake2b(body, digest_size=12).hexdigest()
        self.is_compressible = is_compressible(dict(headers).get("Content-Type", ""), body)
        self.size = OVERHEAD + len(body) + (len(body) // 2 if self.is_compressible else 0)
        self.sent = {}

    @property
    def age(self):
        return time.monotonic() - self.rendered_at

    def as_sent(self, encoding):
        """Headers, body and strong ETag in an encoding. Each is made once, by whoever asks first."""
        encoding = encoding if self.is_compressible else PLAIN
        if encoding not in self.sent:
            body, etag = encoded(self.body, encoding), f'"{self.digest}-{encoding}"'
            headers = [
                *self.headers,
                ("Cache-Control", "no-cache"),  # browsers ask each time, as no publication could call a page back
                ("Vary", "Accept-Encoding"),
                ("ETag", etag),
            ]
            if encoding != PLAIN:
                headers.append(("Content-Encoding", encoding))
            self.sent[encoding] = headers, body, etag
        return self.sent[encoding]


class Entries:
    """Entries by key, at most `room` bytes of them."""

    def __init__(self, room):
        self.room, self.taken = room, 0
        self.entries = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key):
        with self.lock:
            if key in self.entries:
                self.entries.move_to_end(key)
            return self.entries.get(key)

    def put(self, key, entry):
        with self.lock:
            self.drop(key)
            self.entries[key] = entry
            self.taken += entry.size
            while self.taken > self.room:
                self.drop(next(iter(self.entries)))

    def remove(self, key):
        with self.lock:
            self.drop(key)

    def drop(self, key):
        entry = self.entries.pop(key, None)
        self.taken -= entry.size if entry else 0

    def __len__(self):
        return len(self.entries)
