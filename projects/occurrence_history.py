"""How the history says a date: when and where as people read it, not its single columns."""

from django.core.exceptions import ObjectDoesNotExist

from cremona_site.fact_changes import EMPTY, NAMELESS, facts_in
from projects.models import Occurrence


@facts_in.register
def facts_in_date(date: Occurrence):
    return {
        "Quando": date.when,
        "Dove": place_of(date),
        "In caso di maltempo": date.bad_weather_place or EMPTY,
        "Stato": date.get_status_display(),
    }


def place_of(date):
    """The place, a hidden office's too."""
    try:
        place = [date.office.name] if date.office_id else [date.place, date.address, date.locality]
    except ObjectDoesNotExist:
        return NAMELESS
    return ", ".join(part for part in place if part) or EMPTY
