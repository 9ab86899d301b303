from contacts.models.contact_point import ContactPoint
from contacts.models.office import Office
from contacts.models.office_card import OfficeCard
from contacts.models.opening_hours import OpeningHours

__all__ = ["ContactPoint", "Office", "OfficeCard", "OpeningHours"]
