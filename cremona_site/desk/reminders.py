"""The weekly mail to those who look after pages: which of them nobody made sure of for too long."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from cremona_site.desk.page_care import pages_to_verify
from cremona_site.models import PageCare
from cremona_site.navigation import url_of
from cremona_site.publication.people import name_of, publishers_to_tell
from cremona_site.site_url import absolute

DAYS_BETWEEN = 7

logger = logging.getLogger(__name__)


def remind():
    """Sends the mails that are due; returns how many went out, and how many pages nobody could be told of.

    A page is told of once in seven days: run again, nothing is sent twice, and what failed is tried again.
    """
    sent = untold = 0
    for owner, contents in by_owner(due_contents()).items():
        people = [owner] if owner else publishers_to_tell()
        number = tell(people, contents, has_owner=bool(owner))
        sent += number
        untold += 0 if number else len(contents)
    return sent, untold


def due_contents():
    """The pages to verify of which no mail spoke in the last days."""
    last_week = timezone.localdate() - timedelta(days=DAYS_BETWEEN)
    untold = Q(page__care=None) | Q(page__care__reminded_on=None) | Q(page__care__reminded_on__lte=last_week)
    return pages_to_verify().filter(untold)


def by_owner(contents):
    """Contents by the person who is told of them; those of nobody who can be reached stand below None."""
    found = {}
    for content in contents:
        care = getattr(content.page, "care", None)
        owner = care.owner if care and is_reached(care.owner) else None
        found.setdefault(owner, []).append(content)
    return found


def is_reached(user):
    return bool(user and user.is_active and user.is_staff and user.email)


def tell(people, contents, has_owner):
    """One mail to each of `people`; the pages count as told where at least one went out. Returns how many did."""
    if not people:
        logger.warning("Nobody of the publishers has an address: nobody was told of %s pages", len(contents))
    sent = sum(post(person, contents, has_owner) for person in people)
    for content in contents if sent else []:
        today = {"reminded_on": timezone.localdate()}
        PageCare.objects.update_or_create(page_id=content.page_id, defaults=today)
    return sent


def post(person, contents, has_owner):
    """Sends the mail to one person; a mail that fails is logged, and no reason to leave out the others."""
    number = len(contents)
    subject = "Una pagina da verificare" if number == 1 else f"{number} pagine da verificare"
    context = {
        "name": name_of(person),
        "has_owner": has_owner,
        "pages": [page_of(content) for content in contents],
        "desk": absolute(reverse("admin:desk_panel", args=["da-verificare"])),
        "site_name": settings.SITE_TAGLINE,
    }
    body = render_to_string("admin/desk/mail/reminder.txt", context)
    try:
        EmailMessage(subject=subject, body=body, to=[person.email]).send()
    except Exception:
        logger.exception("The reminder to the account %s did not go out", person.pk)
        return False
    return True


def page_of(content):
    care = getattr(content.page, "care", None)
    return {
        "title": content.title,
        "url": absolute(url_of(content.url_path, content.language)),
        "verified_on": care.verified_on if care else None,
        "owner": name_of(care.owner) if care and care.owner else "",
    }
