"""Shapes of the first content: what `load_content` turns into offices, pages and the site notice."""

from dataclasses import dataclass, field
from datetime import date


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


@dataclass(frozen=True)
class ActionAreaData:
    """Facts of an action area page; see `projects.ActionArea`."""

    letter: str
    icon: str
    first_published_on: date
    last_modified_on: date


@dataclass(frozen=True)
class PageData:
    """One page: its words by slot (HTML), the offices placed in its `offices` slot, and its children.

    `key` is stored as the page's id (`reverse_id`) and never changes; `summary` is the short description.
    """

    key: str
    template: str
    title: str
    slug: str
    summary: str
    slots: dict[str, str] = field(default_factory=dict)
    offices: tuple[str, ...] = ()
    facts: ProjectData | ActionAreaData | None = None
    in_navigation: bool = False
    children: tuple["PageData", ...] = ()


@dataclass(frozen=True)
class NoticeData:
    """The site notice: a text kept outside the pages (an alias), shown once on each of them."""

    key: str
    name: str
    html: str
