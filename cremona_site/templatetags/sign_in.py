"""What the pages of the door know of whoever stands before it."""

from allauth.mfa.models import Authenticator
from django import template
from django.conf import settings

from cremona_site.sign_in import factors
from cremona_site.sign_in.adapters import takes_passkeys as host_takes_passkeys

register = template.Library()


@register.simple_tag(takes_context=True)
def takes_passkeys(context):
    return host_takes_passkeys(context["request"].get_host())


@register.simple_tag(takes_context=True)
def address_by_name(context):
    """The same page at the name of this machine, where passkeys work; empty where the site is not on the loopback."""
    request = context["request"]
    host, _, port = request.get_host().rpartition(":")
    return f"{request.scheme}://localhost:{port}{request.path}" if host in ("127.0.0.1", "[::1]") else ""


@register.simple_tag
def directory_name():
    return settings.OIDC_NAME if settings.OIDC_ISSUER else ""


@register.simple_tag
def second_factor_required():
    return settings.STAFF_MFA_REQUIRED


@register.simple_tag(takes_context=True)
def has_app(context):
    return Authenticator.Type.TOTP in factors.kinds_of(person_of(context["request"]))


@register.simple_tag(takes_context=True)
def has_passkey(context):
    return Authenticator.Type.WEBAUTHN in factors.kinds_of(person_of(context["request"]))


def person_of(request):
    """Whoever is signed in, or has given the password and not yet the second factor."""
    return request.user if request.user.is_authenticated else request._login_stage.login.user
