"""A clock that a test puts forward and back while processes look at it.

What measures how long something takes (the monotonic clock) goes on, as it does when a host's clock is set; and files
bear the time that the kernel gave them.
"""

from pathlib import Path

LIBRARIES = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime"]
NAME = "libfaketimeMT.so.1"  # for processes with threads


def library():
    """Where libfaketime lies; None where it is not installed."""
    found = (Path(folder) / NAME for folder in LIBRARIES)
    return next((str(path) for path in found if path.exists()), None)


# libfaketime refuses to sleep until a moment of the clock that it leaves alone, as Python's own sleep does
SLEEP = """
import select, time
time.sleep = lambda seconds: select.select([], [], [], seconds) and None
"""


class OtherClock:
    def __init__(self, folder):
        self.file = folder / "clock"
        self.customization = folder / "customization"
        self.customization.mkdir()
        (self.customization / "sitecustomize.py").write_text(SLEEP, encoding="utf-8")
        self.put(0)

    def put(self, seconds):
        """So far from the true time, for each process that looks from now on."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{seconds:+d}\n", encoding="utf-8")
        new.replace(self.file)

    @property
    def environment(self):
        return {
            "LD_PRELOAD": library(),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
            "PYTHONPATH": str(self.customization),
        }
