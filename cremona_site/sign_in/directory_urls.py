"""Addresses of the sign-in by the directory, mounted only where one is set."""

from allauth.socialaccount import views as socialaccount
from django.urls import path, re_path

from cremona_site.sign_in import directory
from cremona_site.sign_in.limits import few_from_a_place

urlpatterns = [
    re_path(r"^(?P<provider_id>ente)/$", few_from_a_place(directory.go_there), name="openid_connect_login"),
    re_path(r"^(?P<provider_id>ente)/ritorno/$", directory.come_back, name="openid_connect_callback"),
    path("ente/annullato/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("ente/errore/", socialaccount.login_error, name="socialaccount_login_error"),
]
