import signal
import sys
from contextlib import contextmanager

ENDING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@contextmanager
def cleans_up():
    """Lets whoever ends the process end it in order, so that no half archive and no work room stays."""
    before = {number: signal.signal(number, lambda number, _frame: sys.exit(128 + number)) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
