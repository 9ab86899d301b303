"""Where an office is used: which pages show it now, and which would lose it."""

from cms.models import PageContent
from django.db.models import Q

from contacts.models.office_card import OfficeCard
from cremona_site.navigation import published


def contents_with(office, manager):
    """Page contents, read through `manager`, that name the office in a card, a service or the place of a date."""
    uses = [*ways_to_speak_of(office), Q(page__initiative__occurrences__office=office)]
    return manager.filter(pk__in=of_any(uses)).select_related("page")


def ways_to_speak_of(office):
    """The slots of a page hold a card of the office, or it answers for the page's service."""
    placeholders = OfficeCard.objects.filter(office=office).values("placeholder")
    return [Q(placeholders__in=placeholders), Q(page__service__office=office)]


def of_any(conditions):
    """Versions of pages for which one of these holds: each begins at the office, as all in one would not."""
    first, *others = (PageContent.admin_manager.filter(condition).order_by().values("pk") for condition in conditions)
    return first.union(*others)


def published_pages_of(office):
    """Published pages that show the office, as page contents in reading order."""
    return contents_with(office, PageContent.objects).order_by("page__path")


def articles_on(office, language):
    """Published pages that have something to say on the office; not the home page, a section, the legal notes.

    What merely takes place there is left out: in years it would outnumber the rest. Each page bears its path as
    `url_path`, see `cremona_site.navigation.published`.
    """
    contents = published(language).filter(pk__in=of_any(ways_to_speak_of(office)))
    return contents.exclude(page__is_home=True).exclude(template__startswith="cms/")


def titles_of_pages_using(office):
    """Titles of all pages that hold the office, drafts and old versions included, in alphabetical order."""
    return sorted(set(contents_with(office, PageContent.admin_manager).values_list("title", flat=True)))
