"""Keeps the addresses that pages and offices leave: each becomes an old address of theirs.

The CMS writes the addresses of pages past Django's signals, in three methods of `Page`: these are watched, and so it is
all the same whether somebody publishes, takes down, moves or chooses a home page, in the admin or by a command.
"""

from functools import wraps

from cms.models import Page, PageUrl
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save, pre_save

from contacts.models import Office
from cremona_site.languages import addresses_of
from cremona_site.models import OldAddress
from cremona_site.models.old_address import normalised
from cremona_site.navigation import url_of

WATCHED = ("update_urls_from_content", "move_page", "set_as_homepage")


def watch():
    for name in WATCHED:
        setattr(Page, name, watched(getattr(Page, name)))
    pre_save.connect(office_will_change, sender=Office, dispatch_uid="moves-before")
    post_save.connect(office_changed, sender=Office, dispatch_uid="moves-after")


def watched(change):
    """`change`, a method of `Page`, which then keeps the addresses that pages lost by it."""

    @wraps(change)
    def watching(page, *args, **kwargs):
        with transaction.atomic():
            pages = pages_around(page)
            before = addresses_of_pages(pages)
            result = change(page, *args, **kwargs)
            keep(before, addresses_of_pages(pages))
        return result

    return watching


def pages_around(page):
    """Ids of the page and those below it, and of the home page and those below it: no other address can change."""
    trees = Q()
    for path in Page.objects.filter(Q(pk=page.pk) | Q(is_home=True)).values_list("path", flat=True):
        trees |= Q(path__startswith=path)
    return list(Page.objects.filter(trees).values_list("pk", flat=True)) if trees else []


def addresses_of_pages(page_ids):
    """The public addresses of these pages in all languages, as keys; the values say whose they are."""
    urls = PageUrl.objects.filter(page__in=page_ids, path__isnull=False).values_list("path", "language", "page_id")
    return {normalised(url_of(path, language)): {"page_id": page_id} for path, language, page_id in urls}


def addresses_of_office(office):
    """As `addresses_of_pages`; none while the office is hidden."""
    if office is None or not office.is_active:
        return {}
    return {normalised(url): {"office_id": office.pk} for url in addresses_of("contacts:office", office.slug).values()}


def keep(before, after):
    """Makes old addresses of those that were left; those that answer again are old no more."""
    for path in before.keys() - after.keys():
        owner = {"page_id": None, "office_id": None, **before[path]}
        OldAddress.objects.update_or_create(path=path, defaults=owner)
    if again := after.keys() - before.keys():
        OldAddress.objects.filter(path__in=again).delete()


def office_will_change(sender, instance, raw=False, **kwargs):
    stored = None if raw else Office.objects.filter(pk=instance.pk).first()
    instance.addresses_before = addresses_of_office(stored)


def office_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        keep(instance.addresses_before, addresses_of_office(instance))
