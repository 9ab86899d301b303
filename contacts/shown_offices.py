"""The offices that pages show: few, and on many pages."""

from contacts.models import Office
from cremona_site.current_page import once_for_all


def shown_offices(context):
    """The active offices by id, with contacts and hours."""
    return once_for_all(context, "offices", read)


def read():
    return {office.pk: office for office in Office.objects.active().with_contacts()}
