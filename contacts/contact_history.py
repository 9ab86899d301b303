"""How the history says a phone: as people write it."""

from contacts.models import ContactPoint
from cremona_site.fact_changes import EMPTY, facts_in


@facts_in.register
def facts_in_contact(point: ContactPoint):
    return {
        "Tipo": point.get_kind_display(),
        "Numero o indirizzo": point.display,
        "Etichetta": point.label or EMPTY,
        "Ordine": str(point.order),
    }
