"""What is known of the second factors of a person, and of those a session was opened with."""

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings

NAMES = {
    Authenticator.Type.TOTP: "app",
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.RECOVERY_CODES: "codici di riserva",
}
REAL = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def kinds_of(user):
    """The kinds of second factor that somebody set up; recovery codes are none, they stand in for one."""
    return set(Authenticator.objects.filter(user=user, type__in=REAL).values_list("type", flat=True))


def used_in(request):
    """Whether this session was opened with a second factor, here or in the directory that answers for it."""
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    return "mfa" in methods or (settings.OIDC_DOES_MFA and "socialaccount" in methods)


def forget_in(request):
    """Whoever has no second factor left has used none: the next request asks to set one up."""
    records = get_authentication_records(request, request.user)
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [r for r in records if r["method"] != "mfa"]
