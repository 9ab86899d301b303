"""A day and an hour of Cremona's clock as one moment, in the nights too in which the clock is put forward or back."""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone


def moment_of(day, hour):
    """Refuses an hour that the clock passes over, and one that it shows twice."""
    here = timezone.get_default_timezone()
    naive = datetime.combine(day, hour)
    first, second = naive.replace(tzinfo=here), naive.replace(tzinfo=here, fold=1)
    if first.astimezone(UTC).astimezone(here).replace(tzinfo=None) != naive:
        raise ValidationError(
            f"Il {naive:%d/%m/%Y} le {naive:%H:%M} non ci sono: quella notte l’orologio va avanti di un’ora, dalle 2 "
            "alle 3. Scegli le 3:00 o dopo.",
            code="skipped",
        )
    if first.utcoffset() != second.utcoffset():
        raise ValidationError(
            f"Il {naive:%d/%m/%Y} le {naive:%H:%M} ci sono due volte: quella notte l’orologio torna indietro di "
            "un’ora, dalle 3 alle 2. Scegli le 3:00 o dopo, o un’ora prima delle 2.",
            code="twice",
        )
    return first
