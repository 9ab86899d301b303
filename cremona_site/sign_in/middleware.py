"""Who comes in: nobody whose session is over, and nobody of staff without a second factor."""

from urllib.parse import urlencode, urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse

from cremona_site.middleware import STAFF_PATHS, is_signed_in
from cremona_site.sign_in import factors, sessions

SIGN_IN = "/accesso/"
DOORS = tuple(path for path in STAFF_PATHS if path != SIGN_IN)
SIGN_OUT = "/admin/logout/"
# Served to whoever is on the way in
ON_THE_WAY = (SIGN_IN, SIGN_OUT, settings.STATIC_URL, "/favicon.ico")
# What remains to somebody with a second factor whose session was opened without
CONFIRMATIONS = ["account_logout", "account_login", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"]


class SessionEndMiddleware:
    """Ends the session of somebody who was away too long. Visitors have none, and cost nothing here."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_signed_in(request):
            if sessions.is_over(request.session):
                logout(request)
                request.session_is_over = True
            else:
                sessions.note(request.session)
        return self.get_response(request)


class StaffDoorMiddleware:
    """Leads whoever signed in without a second factor to set one up, or to use it.

    Scripts of a page that ask on behalf of nobody are told where to sign in, instead of being sent to a page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_signed_in(request):
            if request.path.startswith(DOORS):
                if is_by_script(request):
                    return told_to_sign_in(request)
                if getattr(request, "session_is_over", False):
                    return HttpResponseRedirect(sign_in_address(page_of(request), is_over=True))
            return self.get_response(request)
        if settings.STAFF_MFA_REQUIRED and not factors.used_in(request):
            address = next_step(request)
            if address:
                return told_to_sign_in(request) if is_by_script(request) else HttpResponseRedirect(address)
        return self.get_response(request)


def next_step(request):
    """Where to go before anything else; None where the address is on the way."""
    kinds = factors.kinds_of(request.user)
    if not kinds:
        return None if request.path.startswith(ON_THE_WAY) else reverse("mfa_index")
    # The password alone opens this session: it must not reach the pages where factors are taken away
    if request.path.startswith(ON_THE_WAY[1:]) or request.path in map(reverse, CONFIRMATIONS):
        return None
    name = "mfa_reauthenticate" if Authenticator.Type.TOTP in kinds else "mfa_reauthenticate_webauthn"
    return f"{reverse(name)}?{urlencode({'next': page_of(request)})}"


def is_by_script(request):
    is_ajax = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return is_ajax or request.headers.get("Accept", "").startswith("application/json")


def told_to_sign_in(request):
    """401: a script that keeps what was typed can offer the way to the door."""
    page = urlsplit(request.headers.get("Referer", ""))
    came_from = page.path if page.netloc == request.get_host() else ""
    if not came_from.startswith("/") or came_from.startswith(("//", SIGN_IN)):
        came_from = reverse("admin:index")
    return JsonResponse({"sign_in": sign_in_address(came_from, is_over=had_session(request))}, status=401)


def page_of(request):
    """The page to come back to: for what was sent by a form, the desk, since it cannot be asked for again."""
    return request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("admin:index")


def sign_in_address(page, is_over=False):
    query = {"next": page} | ({"scaduta": "1"} if is_over else {})
    return f"{reverse('account_login')}?{urlencode(query)}"


def had_session(request):
    """Whether the browser brings a session that is no more."""
    return getattr(request, "session_is_over", False) or (
        settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty()
    )
