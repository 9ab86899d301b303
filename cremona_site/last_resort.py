"""What is still tried before somebody reads that a page was not found."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from cremona_site.languages import without_language
from cremona_site.navigation import breadcrumb_to, published, url_of
from cremona_site.old_addresses import answer_for, is_answered


class LastResortMiddleware:
    """Answers for addresses that have no page, in one step; what exists is never asked twice.

    It stands inside Django's `CommonMiddleware`, which would first send an address without its last slash to the same
    address with one, and from there somebody would be sent on again. Browsers ask again each time: they would keep a
    redirect for ever, and a page may move back, or come into being.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:
            # PostgreSQL fails when it is asked for that, and the page that says "not found" asks as well
            raise BadRequest("A null character in the address")
        response = self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return response
        to_try = resorts(request, response)
        answer = next(filter(None, (resort(request) for resort in to_try)), response)
        if to_try:
            patch_cache_control(answer, no_cache=True)
        return answer


def resorts(request, response):
    """What to try now that `response` is all there is; nothing where only the last slash is missing."""
    if response.status_code == 404 and (request.path_info.endswith("/") or not is_answered(request.path_info)):
        return RESORTS
    # The CMS leads on, for the time being, from an address that a page left in one language and has in another
    if response.status_code == 302 and not is_answered(request.path_info):
        return (old_address,)
    return ()


def old_address(request):
    """A permanent redirect to where the page is now, or a page that says why it is nowhere; None if nobody knows."""
    answer = answer_for(request.path_info)
    if answer is None:
        return None
    return HttpResponsePermanentRedirect(answer.url) if answer.url else gone(request, answer.explanation)


def gone(request, explanation):
    way = breadcrumb_to("uffici", get_language())
    context = {"explanation": explanation, "offices_page": way[-1] if way else None}
    return render(request, "410.html", context, status=410)


def not_translated(request):
    """A page that says that this one has no version in the language, and leads to the Italian; None without one."""
    language = get_language()
    if language == settings.LANGUAGE_CODE:
        return None
    path = without_language(request.path_info).strip("/")
    content = published(settings.LANGUAGE_CODE).filter(url_path=path).first()
    if content is None:
        return None
    url = url_of(content.url_path, settings.LANGUAGE_CODE)
    context = {"content": content, "italian_url": url, "addresses": {settings.LANGUAGE_CODE: url}}
    return render(request, "not_translated.html", context)


# Asked in turn, each with the request; the first answer that is not None is sent
RESORTS = (old_address, not_translated)
