"""Whether somebody who writes is still signed in: asked before a form is sent, so that no text is sent to nobody."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def session_of_writer(request):
    """Who is signed in, and the token that forms need now: signing in anew makes a new one. 401 for nobody."""
    if not (request.user.is_authenticated and request.user.is_staff):
        sign_in = reverse("admin:login") + "?" + urlencode({"next": reverse("writer_is_back")})
        return JsonResponse({"sign_in": sign_in}, status=401)
    return JsonResponse({"writer": request.user.pk, "csrf": get_token(request)})


def writer_is_back(request):
    """Where somebody arrives who signed in anew beside a text that waits in another window."""
    return TemplateResponse(request, "admin/page_facts/back_in.html", {"title": "Sei di nuovo dentro"})
