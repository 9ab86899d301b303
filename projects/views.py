"""Calendars to download and to subscribe to. Addresses hold numbers, which no change of title moves."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext
from django.views.decorators.http import conditional_page, require_safe

from cremona_site.navigation import published
from projects.calendars import selection
from projects.calendars.events import neutral_title
from projects.calendars.files import calendar_response
from projects.models import ActionArea, Initiative


@require_safe
@conditional_page
def all_calendar(request):
    """What comes and what was held of late, of the whole site."""
    language = get_language()
    dates = selection.lately_and_next(selection.dates_in(language))
    name = gettext("Iniziative – %(site)s") % {"site": settings.SITE_NAME}
    return calendar_response(selection.with_words(dates, language), name, gettext("iniziative"))


@require_safe
@conditional_page
def area_calendar(request, pk):
    """The same of one action area."""
    language = get_language()
    area = get_object_or_404(ActionArea, pk=pk)
    title = neutral_title(published_words(area, language))
    dates = selection.lately_and_next(selection.dates_in(language, initiative__area=area))
    name = gettext("Iniziative: %(area)s – %(site)s") % {"area": title, "site": settings.SITE_NAME}
    return calendar_response(selection.with_words(dates, language), name, title)


@require_safe
@conditional_page
def initiative_calendar(request, pk):
    """Every date of one initiative, those that were held included."""
    language = get_language()
    title = neutral_title(published_words(get_object_or_404(Initiative, pk=pk), language))
    dates = selection.dates_in(language, initiative=pk).order_by("-starts_at")[: selection.MOST_DATES]
    return calendar_response(selection.with_words(dates, language), title, title)


@require_safe
@conditional_page
def date_calendar(request, uid):
    """One date."""
    language = get_language()
    pairs = selection.with_words(selection.dates_in(language, uid=uid), language)
    if not pairs:
        raise Http404
    title = neutral_title(pairs[0][1])
    return calendar_response(pairs, title, title)


def published_words(facts, language):
    """The content of the page that the facts are those of; 404 where visitors do not see it in this language."""
    return get_object_or_404(published(language), page=facts.extended_object_id)
