"""Moments in the spelling of ISO 8601, as much of them as is known."""

from django.utils import timezone

# How many letters of «2027-06-18» are known
KNOWN = {"month": 7, "year": 4}


def spelt(moment, precision, is_all_day):
    """«2027-06-18T20:30:00+02:00», «2027-06-18», «2027-06» or «2027»; empty for no moment."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    if precision == "day" and not is_all_day:
        return local.isoformat(timespec="seconds")
    return local.date().isoformat()[: KNOWN.get(precision, 10)]
