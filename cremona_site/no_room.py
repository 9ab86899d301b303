"""The answer while a disk is full: staff read what happened and what to do, visitors that the site is away."""

import logging
from urllib.parse import urlsplit

from django.contrib.sessions import middleware
from django.db import DatabaseError
from django.http import HttpResponse, JsonResponse
from django.template.loader import get_template

from cremona_site.middleware import is_signed_in
from cremona_site.page_cache.once_a_minute import OnceAMinute
from cremona_site.sign_in.middleware import is_by_script
from cremona_site.unavailable import HEADERS, is_full, unavailable

INSUFFICIENT_STORAGE = 507
TITLE = "Lo spazio sul server è esaurito"
IN_SHORT = f"{TITLE}: non è stato salvato nulla. Avvisa chi gestisce il sito, poi riprova."

complain = OnceAMinute(logging.getLogger(__name__).error)


class SessionMiddleware(middleware.SessionMiddleware):
    """A page that is only read comes also where there is no room to note in the session that somebody is there."""

    def process_response(self, request, response):
        try:
            return super().process_response(request, response)
        except DatabaseError as error:
            if request.method not in {"GET", "HEAD"} or not is_full(error):
                raise
            tell(error)
            return response


def tell(error):
    complain(f"The disk is full, nothing was saved: {' '.join(str(error).split())}")


def no_room(request, error):
    """The log hears of it once a minute, however many are refused."""
    tell(error)
    response = for_staff(request) if is_of_staff(request) else unavailable()
    response._has_been_logged = True  # Django would add a line a request
    return response


def for_staff(request):
    if is_by_script(request):
        return JsonResponse({"error": IN_SHORT}, status=INSUFFICIENT_STORAGE, headers=HEADERS)
    context = {"title": TITLE, "form_address": page_before(request), "is_popup": "_popup" in request.GET}
    text = get_template("admin/no_room.html").render(context)
    return HttpResponse(text, status=INSUFFICIENT_STORAGE, headers=HEADERS)


def is_of_staff(request):
    """Whether the full disk is their business; where not even that can be read, it is nobody's."""
    try:
        return is_signed_in(request)
    except DatabaseError:
        return False


def page_before(request):
    """The page of this site from which something was sent, so most likely a form; empty where it is not known."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host() or not page.path.startswith("/") or page.path.startswith("//"):
        return ""
    return f"{page.path}?{page.query}" if page.query else page.path
