"""Writes the first content once: each office, page and notice the first time it is met, and never again."""

from urllib.parse import urlsplit

from cms.models import Page, PageContent, PageUrl
from django.conf import settings
from django.contrib.sites.models import Site
from django.db import transaction

from contacts.models import ContactPoint, Office
from cremona_site import writing
from cremona_site.first_content.facts import write_facts
from cremona_site.first_content.notice import NOTICE
from cremona_site.first_content.offices import OFFICES
from cremona_site.first_content.old_addresses import OLD_ADDRESSES, write_old_address
from cremona_site.first_content.pages import PAGES
from cremona_site.first_content.synonyms import SYNONYMS, write_synonym
from cremona_site.first_content.translations import TRANSLATIONS
from cremona_site.models import LoadedContent
from projects.freshness import settle


@transaction.atomic
def load():
    """Loads what was never loaded before; returns the keys it wrote."""
    before = set(loaded_keys())
    name_site()
    offices = {data.key: office for data in OFFICES if (office := load_office(data))}
    for data in PAGES:
        load_page(data, None, offices)
    load_notice(NOTICE)
    for data in OLD_ADDRESSES:
        if is_first_time("old-address", data.path):
            write_old_address(data)
    for data in SYNONYMS:
        if is_first_time("synonym", data.key):
            write_synonym(data)
    return sorted(set(loaded_keys()) - before)


def loaded_keys():
    return LoadedContent.objects.values_list("key", flat=True)


def is_first_time(kind, key):
    """Whether this was never loaded; from now on it was."""
    _row, created = LoadedContent.objects.get_or_create(key=f"{kind}:{key}")
    return created


def name_site():
    """Names the site in the staff's toolbar, where Django writes example.com; the address is a setting and may move."""
    wanted = {"name": settings.SITE_NAME, "domain": urlsplit(settings.SITE_URL).netloc}
    if Site.objects.filter(pk=settings.SITE_ID).exclude(**wanted).update(**wanted):
        Site.objects.clear_cache()


def load_office(data):
    """The office, written now, or as it stands since; None if an editor deleted it."""
    found = Office.objects.filter(slug=data.slug).first()
    if not is_first_time("office", data.key) or found:
        return found
    office = Office(
        name=data.name,
        slug=data.slug,
        address=data.address,
        entrance_note=data.entrance_note,
        former_url=data.former_url,
    )
    office.full_clean()
    office.save()
    recapiti = [(ContactPoint.Kind.PHONE, *phone) for phone in data.phones]
    recapiti += [(ContactPoint.Kind.EMAIL, *mailbox) for mailbox in data.mailboxes]
    for order, (kind, label, value) in enumerate(recapiti):
        point = ContactPoint(office=office, kind=kind, label=label, value=value, order=order)
        point.full_clean()
        point.save()
    return office


def load_page(data, parent, offices):
    page = Page.objects.filter(reverse_id=data.key).first()
    if is_first_time("page", data.key) and page is None and not is_taken(data, parent):
        page = write_page(data, parent, offices)
    if page is None:
        return  # an editor deleted it, or the address is somebody else's: what stands below it is not ours either
    for language, translations in TRANSLATIONS.items():
        if data.key in translations:
            load_translation(page, language, data, translations[data.key], offices)
    for child in data.children:
        load_page(child, page, offices)


def load_translation(page, language, data, words, offices):
    """Writes a page in another language, unless it was once, or an editor has begun it."""
    is_begun = PageContent.admin_manager.filter(page=page, language=language).exists()
    if not is_first_time(f"page-{language}", data.key) or is_begun:
        return
    content = writing.new_translation(
        page,
        language,
        words.title,
        slug=words.slug,
        menu_title=words.menu_title or None,
        page_title=words.page_title or None,
        meta_description=words.summary,
        in_navigation=data.in_navigation,
    )
    fill(content, words.slots, data.offices, offices)
    writing.publish(content)


def fill(content, slots, placed, offices):
    for slot, html in slots.items():
        writing.write_slot(content, slot, html)
    if placed:
        writing.place_offices(content, [offices[key] for key in placed if key in offices])


def is_taken(data, parent):
    """Whether another page, imported or written before, has the address already or will have it once published."""
    if PageContent.admin_manager.filter(slug=data.slug, page__parent=parent, language=writing.LANGUAGE).exists():
        return True
    above = parent.get_path(writing.LANGUAGE) if parent else ""
    path = f"{above}/{data.slug}" if above else data.slug
    return PageUrl.objects.filter(path=path, language=writing.LANGUAGE).exists()


def write_page(data, parent, offices):
    page, content = writing.new_page(
        data.title,
        data.template,
        parent,
        slug=data.slug or None,
        meta_description=data.summary,
        in_navigation=data.in_navigation,
        reverse_id=data.key,
        page_title=data.page_title or None,
    )
    if data.template == "cms/home.html":
        page.set_as_homepage()
    fill(content, data.slots, data.offices, offices)
    facts = write_facts(page, data.facts, offices)
    writing.publish(content)
    if facts:
        settle(facts, content, data.facts.last_modified_on)
    return page


def load_notice(data):
    if is_first_time("notice", data.key) and not writing.latest_notice():
        content = writing.draft_notice(data.name)
        writing.write_notice(content, data.html)
        writing.publish(content)
