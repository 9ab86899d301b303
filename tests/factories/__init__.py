"""What tests need to exist: staff, offices, pages. Each factory writes to the database."""

from tests.factories.database import row_counts
from tests.factories.forms import filled_form
from tests.factories.offices import ContactPointFactory, OfficeFactory, OpeningHoursFactory
from tests.factories.pages import (
    ActionAreaFactory,
    InitiativeFactory,
    NewsFactory,
    OccurrenceFactory,
    PageFactory,
    ProjectFactory,
    ServiceFactory,
)
from tests.factories.staff import AdministratorFactory, PublisherFactory, StaffFactory, WriterFactory, signed_in

__all__ = [
    "ActionAreaFactory",
    "AdministratorFactory",
    "ContactPointFactory",
    "InitiativeFactory",
    "NewsFactory",
    "OccurrenceFactory",
    "OfficeFactory",
    "OpeningHoursFactory",
    "PageFactory",
    "ProjectFactory",
    "PublisherFactory",
    "ServiceFactory",
    "StaffFactory",
    "WriterFactory",
    "filled_form",
    "row_counts",
    "signed_in",
]
