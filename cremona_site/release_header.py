from django.conf import settings

from cremona_site.middleware import is_signed_in
from cremona_site.sign_in import factors


class ReleaseMiddleware:
    """Tells staff, and nobody else, which release answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # Who is signed in is not known where the database is away
        if response.status_code != 503 and is_staff_inside(request):
            response.headers["X-Release"] = settings.RELEASE
        return response


def is_staff_inside(request):
    """Whether somebody of the staff asks who is past the door: a password alone does not count where two are asked."""
    if not (is_signed_in(request) and request.user.is_staff):
        return False
    return not settings.STAFF_MFA_REQUIRED or factors.used_in(request)
