"""Shapes of the first content: what `load_content` turns into offices, pages and the site notice."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class OfficeData:
    """One office. `phones` and `mailboxes` are (label, value) pairs, in the order in which they are shown."""

    key: str
    name: str
    slug: str
    address: str
    entrance_note: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    mailboxes: tuple[tuple[str, str], ...] = ()
    former_url: str = ""


@dataclass(frozen=True)
class LegalReferenceData:
    """A law a project rests on, with the address where it can be read."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class ProjectData:
    """Facts of a project page; see `projects.Project`."""

    subtitle: str
    first_published_on: date
    last_modified_on: date
    partners: str
    legal_references: tuple[LegalReferenceData, ...]
    former_url: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActionAreaData:
    """Facts of an action area page; see `projects.ActionArea`."""

    letter: str
    icon: str
    first_published_on: date
    last_modified_on: date


@dataclass(frozen=True)
class ServiceData:
    """Facts of a service sheet; see `projects.Service`.

    `area` is the key of an action area's page, `office` that of an office;
    `topics` are terms of `projects.vocabulary`.
    """

    area: str
    office: str
    service_type: str
    audience: str
    topics: tuple[str, ...]
    first_published_on: date
    last_modified_on: date


@dataclass(frozen=True)
class OccurrenceData:
    """One date of an initiative, in the time of Cremona; see `projects.Occurrence`.

    Where `precision` is "month" or "year", any day in the first and in the last of them will do.
    """

    starts_at: datetime
    ends_at: datetime | None = None
    precision: str = "day"
    place: str = ""
    address: str = ""
    bad_weather_place: str = ""


@dataclass(frozen=True)
class InitiativeData:
    """Facts of an initiative; see `projects.Initiative`. `area` is the key of an action area's page."""

    kind: str
    area: str
    occurrences: tuple[OccurrenceData, ...]
    first_published_on: date
    last_modified_on: date
    topics: tuple[str, ...] = ()
    organisers: str = ""
    audience: str = ""
    admission: str = ""


@dataclass(frozen=True)
class NewsData:
    """Facts of a piece of news; see `projects.News`."""

    kind: str
    first_published_on: date
    last_modified_on: date
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class TranslationData:
    """The words of a page in another language; what it leaves out is told in Italian only."""

    title: str
    slug: str
    summary: str
    slots: dict[str, str] = field(default_factory=dict)
    page_title: str = ""
    menu_title: str = ""


@dataclass(frozen=True)
class PageData:
    """One page: its words by slot (HTML), the offices placed in its `offices` slot, and its children.

    `key` is stored as the page's id (`reverse_id`) and never changes; `summary` is the short description.
    `page_title` stands in the browser's tab and history in place of the title: neutral words on pages of help.
    """

    key: str
    template: str
    title: str
    slug: str
    summary: str
    slots: dict[str, str] = field(default_factory=dict)
    offices: tuple[str, ...] = ()
    facts: ProjectData | ActionAreaData | ServiceData | InitiativeData | NewsData | None = None
    in_navigation: bool = False
    page_title: str = ""
    children: tuple["PageData", ...] = ()


@dataclass(frozen=True)
class NoticeData:
    """The site notice: a text kept outside the pages (an alias), shown once on each of them."""

    key: str
    name: str
    html: str
