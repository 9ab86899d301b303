"""Which pages somebody must make sure of from time to time, and who stands for each."""

from cms.models import PageContent
from django.conf import settings
from django.db.models import F, Q
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import StateTracking

from cremona_site.models import PageCare
from cremona_site.models.page_care import oldest_sound_day
from cremona_site.navigation import published, published_in
from projects.dates import to_come
from projects.models import Occurrence

# Pages whose words grow out of other pages, and news, which tell what was true on their day
WITHOUT_PROSE = ("projects/archive.html", "projects/calendar.html", "cms/site_map.html", "cms/topics.html")
OF_THEIR_DAY = ("projects/news.html",)


def pages_in_care():
    """A content for each page on whose words readers rely, in the site's own language where it has that.

    Initiatives count until their last date is over: what comes after is an archive.
    """
    languages = [code for code, _name in settings.LANGUAGES]
    in_own_language = published(settings.LANGUAGE_CODE).order_by().values("page")
    dated = Occurrence.objects.order_by().values("initiative")
    to_be_held = dated.filter(to_come())
    archived = Q(page__initiative__in=dated) & ~Q(page__initiative__in=to_be_held)
    return (
        published_in(languages)
        .filter(Q(language=settings.LANGUAGE_CODE) | ~Q(page__in=in_own_language))
        .exclude(template__in=WITHOUT_PROSE + OF_THEIR_DAY)
        .exclude(archived)
        .select_related("page__care__owner", "page__care__verified_by")
    )


def pages_to_verify():
    """Those of `pages_in_care` that nobody made sure of for too long, the longest first."""
    is_due = Q(page__care=None) | Q(page__care__verified_on=None) | Q(page__care__verified_on__lt=oldest_sound_day())
    return pages_in_care().filter(is_due).order_by(F("page__care__verified_on").asc(nulls_first=True), "page__path")


def count_from_publication(version):
    """Who publishes a page has read it. A translation says nothing of the words that it was made from."""
    content = version.content
    is_translation = content.language != settings.LANGUAGE_CODE
    if is_translation and PageContent.objects.filter(page=content.page_id, language=settings.LANGUAGE_CODE).exists():
        return
    publisher = StateTracking.objects.filter(version=version, new_state=PUBLISHED).latest("date").user
    care = PageCare.objects.verify(content.page_id, publisher)
    if care.owner_id is None:
        care.owner = next((user for user in (version.created_by, publisher) if can_look_after(user)), None)
        care.save(update_fields=["owner"])


def can_look_after(user):
    return bool(user and user.is_active and user.is_staff)
