"""Where a date takes place, whether its place was typed or is the seat of an office."""

from dataclasses import dataclass

from contacts.models import Office


@dataclass(frozen=True)
class Where:
    """A place as pages, lists, structured data and calendars show it; `office` is None where the place was typed."""

    name: str
    address: str
    locality: str
    office: Office | None = None

    @classmethod
    def at_office(cls, office):
        locality = f"{office.postal_code} {office.locality}".strip()
        return cls(office.name, office.full_address, locality, office)

    @property
    def street(self):
        """Street and locality in one line."""
        return ", ".join(part for part in (self.address, self.locality) if part)

    @property
    def line(self):
        """All of it in one line."""
        return ", ".join(part for part in (self.name, self.address, self.locality) if part)

    @property
    def url(self):
        """The page of the office; empty for other places."""
        return self.office.get_absolute_url() if self.office else ""
