"""One door: whoever comes to the sign-in form of the admin or of the CMS is sent to ours."""

from allauth.account.adapter import get_adapter
from cms import views
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from cremona_site.sign_in.middleware import had_session, sign_in_address


def open_one_door():
    """`cms.urls` takes its own from `cms.views`, for each language; it knows neither limits nor second factors."""
    admin.site.login = lead_to_the_door
    views.login = RedirectView.as_view(pattern_name="account_login", query_string=True)


@never_cache
def lead_to_the_door(request, extra_context=None):
    page = request.GET.get("next", "")
    if not page or not get_adapter().is_safe_url(page):
        page = reverse("admin:index")
    if not request.user.is_authenticated:
        return HttpResponseRedirect(sign_in_address(page, is_over=had_session(request)))
    if not (request.user.is_active and request.user.is_staff):
        raise PermissionDenied("Il tuo nome utente non apre le pagine della redazione.")
    return HttpResponseRedirect(page)
