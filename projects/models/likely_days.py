"""Days that something of ours may take place on: a year with a digit too few or too many is a slip."""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

EARLIEST_YEAR = 1950
YEARS_AHEAD = 20
# Past it a day of Cremona may lie in the year 10000, which no calendar of ours knows
LAST_TOLD = datetime(9999, 12, 30, tzinfo=UTC)
YEAR_IN_DOUBT = "Controlla l’anno: scrivilo con quattro cifre, per esempio 2027."


def check_years(**moments):
    """Refuses moments too far from today to be meant, each by the name of its field; nobody has to know them all."""
    unlikely = [name for name, moment in moments.items() if moment and not is_likely(timezone.localdate(moment))]
    if unlikely:
        raise ValidationError(dict.fromkeys(unlikely, YEAR_IN_DOUBT))


def is_likely(day):
    return EARLIEST_YEAR <= day.year <= timezone.localdate().year + YEARS_AHEAD
