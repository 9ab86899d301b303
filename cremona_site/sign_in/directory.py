"""Sign-in by the directory of the Comune (OpenID Connect). It opens the door to people who are known here already."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth import get_user_model
from django.shortcuts import render
from requests import RequestException

__all__ = ["DirectoryAdapter", "come_back", "go_there"]


class DirectoryAdapter(DefaultSocialAccountAdapter):
    """Finds the person by an e-mail address that the directory answers for; it never adds anybody."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        if sociallogin.is_existing:
            return
        person = person_of(sociallogin)
        if person is None:
            raise ImmediateHttpResponse(render(request, "socialaccount/unknown_person.html", status=403))
        sociallogin.connect(request, person)

    def send_notification_mail(self, *args, **kwargs):
        """allauth would write at the first sign-in that the directory was connected: nobody asked for it."""


def person_of(sociallogin):
    """The one active person with an address that is verified there; None where there is none or more than one."""
    addresses = [address.email for address in sociallogin.email_addresses if address.verified]
    people = get_user_model().objects.filter(is_active=True, is_staff=True)
    found = [person for address in addresses for person in people.filter(email__iexact=address)]
    return found[0] if len(found) == 1 else None


def go_there(request, provider_id):
    return answer_of(views.login, request, provider_id)


def come_back(request, provider_id):
    return answer_of(views.callback, request, provider_id)


def answer_of(view, request, provider_id):
    """What allauth answers; a page that says so where the directory does not."""
    try:
        return view(request, provider_id)
    except RequestException as error:
        provider = DirectoryAdapter(request).get_provider(request, provider_id)
        return render_authentication_error(request, provider, exception=error)
