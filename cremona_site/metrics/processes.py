"""What the master of gunicorn and its workers use, as Linux tells it."""

import os
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
UTIME, CSTIME = 11, 15  # in /proc/PID/stat, counted after the name: user, system, and both of children that ended
KILOBYTE = 1024


def used_by(master):
    """(number, bytes, CPU seconds). A page of memory that n processes share counts a n-th in each.

    The seconds of workers that ended stay counted, so they never fall.
    """
    workers = (PROC / f"{master}/task/{master}/children").read_text().split()
    memory, ticks = 0, sum(times_of(master))
    for pid in workers:
        try:
            ticks += sum(times_of(pid)[:2])
            memory += memory_of(pid)
        except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
            continue
    return 1 + len(workers), memory + memory_of(master), ticks / TICKS


def times_of(pid):
    fields = (PROC / f"{pid}/stat").read_text().rpartition(")")[2].split()
    return [int(field) for field in fields[UTIME:CSTIME]]


def memory_of(pid):
    for line in (PROC / f"{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * KILOBYTE
    return 0
