"""What every response must carry, and what no visitor may bring along."""

from cms.middleware.page import CurrentPageMiddleware
from cms.middleware.toolbar import ToolbarMiddleware
from cms.toolbar.toolbar import EmptyToolbar
from cms.utils import get_current_site
from django.conf import settings
from django.http import QueryDict
from django.middleware.gzip import GZipMiddleware
from django.utils.functional import SimpleLazyObject

from cremona_site.page_cache.public_pages import IS_KEPT_WHOLE, IS_PUBLIC
from cremona_site.visited_page import read_page

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The toolbar and the admin set styles by script and show pages of their own in frames.
STAFF_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
# Uploaded files are shown, never run. A browser's own reader of PDFs does not open in a sandbox.
PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
MEDIA_POLICY = f"{PDF_POLICY}; sandbox"
PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), "
    "screen-wake-lock=(), usb=(), xr-spatial-tracking=()"
)
COMPRESSED_IN_THEMSELVES = ("image/avif", "image/webp", "image/jpeg", "image/png")
NEVER_A_DOCUMENT = ("text/css", "text/javascript", "application/javascript", "font/")
STAFF_PATHS = ("/admin/", "/cms_wizard/", "/accesso/")
PAGE_VIEWS = {"pages-root", "pages-details-by-slug"}
TOOLBAR_PARAMETERS = {
    "edit",
    "edit_off",
    "preview",
    "preview_off",
    "structure",
    "structure_off",
    "toolbar_on",
    "toolbar_off",
    "disable_toolbar",
    "cms_toolbar_login_error",
    "persist",
    "language",  # the address alone says in which language a page is
}


class SecurityHeadersMiddleware:
    """Sends the content security policy of visitors or of staff, and what Django's own middleware leaves out.

    Styles, scripts and fonts are never a document by themselves, so they go without the policies of documents.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if response.headers.get("Content-Type", "").startswith(NEVER_A_DOCUMENT):
            return response
        # Who is signed in is not known where the database is away
        policy = PUBLIC_POLICY if response.status_code == 503 else policy_for(request)
        response.headers["Content-Security-Policy"] = policy
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        response.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
        if policy == STAFF_POLICY:
            response.headers["X-Frame-Options"] = "SAMEORIGIN"  # the toolbar opens forms and previews in frames
        return response


def policy_for(request):
    if request.path.startswith(settings.MEDIA_URL):
        return PDF_POLICY if request.path.lower().endswith(".pdf") else MEDIA_POLICY
    if request.path.startswith(STAFF_PATHS) or is_signed_in(request):
        return STAFF_POLICY
    return PUBLIC_POLICY


class CompressionMiddleware(GZipMiddleware):
    """Compresses what is not compressed in itself, as pictures are; the page cache compresses what it keeps."""

    def process_response(self, request, response):
        if IS_PUBLIC in request.environ and IS_KEPT_WHOLE in request.environ:
            return response
        if response.headers.get("Content-Type", "").startswith(COMPRESSED_IN_THEMSELVES):
            return response
        return super().process_response(request, response)


class VisitorQueryMiddleware:
    """Drops the toolbar's query parameters of whoever is not signed in.

    The CMS would open a session, and so set a cookie, for any visitor who asks for `?toolbar_off`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not TOOLBAR_PARAMETERS.isdisjoint(request.GET) and not is_signed_in(request):
            query = QueryDict(mutable=True)
            for name, values in request.GET.lists():
                if name not in TOOLBAR_PARAMETERS:
                    query.setlist(name, values)
            request.META["QUERY_STRING"] = query.urlencode()
            query._mutable = False
            request.GET = query
        return self.get_response(request)


class VisitedPageMiddleware(CurrentPageMiddleware):
    """Gives the CMS's view the page; what a visitor cannot see is left for the CMS to look for, and to refuse."""

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.view_name in PAGE_VIEWS and not is_signed_in(request):
            page = read_page(kwargs.get("slug", ""), request.LANGUAGE_CODE, get_current_site(request))
            if page:
                request._current_page_cache = page


class StaffToolbarMiddleware(ToolbarMiddleware):
    """The CMS's toolbar for staff; visitors have one without anything in it.

    The CMS would build all menus for every visitor, and open a session for a stranger who asks for an editor's address.
    """

    def process_request(self, request):
        if is_signed_in(request):
            super().process_request(request)
        else:
            request.toolbar = SimpleLazyObject(lambda: VisitorToolbar(request))


class VisitorToolbar(EmptyToolbar):
    """What the CMS's view and tags ask of a toolbar, where there is none."""

    _cache_disabled = False  # an answer to a visitor may be kept
    obj = None

    def set_object(self, content):
        self.obj = content

    def get_object(self):
        return self.obj


def is_signed_in(request):
    """Whether somebody signed in asks; looks at the session only where a session cookie came along."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)
