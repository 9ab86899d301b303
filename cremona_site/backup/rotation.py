"""Which archives stay: the last of each of the latest days, weeks and months for which there is one."""

from dataclasses import dataclass
from datetime import timedelta

from cremona_site.backup import shelf

ALL_OF = timedelta(days=1)


@dataclass(frozen=True)
class Keep:
    """How many days, weeks and months."""

    daily: int = 7
    weekly: int = 5
    monthly: int = 12


def rotate(keep, just_made):
    """Removes archives that nothing keeps, never the newest nor the one just made; returns their names."""
    found = shelf.archives()
    staying = kept(found, keep) | {just_made}
    removed = [path for _hour, path in found if path not in staying]
    for path in removed:
        shelf.remove(path)
    return sorted(path.name for path in removed)


def kept(found, keep):
    """Of archives with their hours, the newest first, those that stay: all of the last day among them.

    Who makes one before an upgrade and one when it went wrong needs the first.
    """
    staying = {path for hour, path in found if found[0][0] - hour < ALL_OF}
    staying |= last_of_each(found, keep.daily, lambda hour: hour.date())
    staying |= last_of_each(found, keep.weekly, lambda hour: hour.isocalendar()[:2])
    staying |= last_of_each(found, keep.monthly, lambda hour: (hour.year, hour.month))
    return staying


def last_of_each(found, number, period_of):
    last = {}
    for hour, path in found:
        last.setdefault(period_of(hour), path)
    return set(list(last.values())[:number])
