"""Notes what happens at the door: who came in and how, who was refused, which second factors come and go."""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from allauth.socialaccount.signals import social_account_added
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from cremona_site.models import AccountEvent
from cremona_site.sign_in import factors, sessions
from cremona_site.sign_in.backend import suspended_person

Kind = AccountEvent.Kind
UNKNOWN = "nome utente che non esiste"
METHODS = {"password": "password", "socialaccount": "ente", "password_reset": "password"}


def watch():
    user_logged_in.connect(on_sign_in, dispatch_uid="sign_in_trail")
    user_logged_out.connect(on_sign_out, dispatch_uid="sign_in_trail")
    user_login_failed.connect(on_refusal, dispatch_uid="sign_in_trail")
    social_account_added.connect(on_directory_linked, dispatch_uid="sign_in_trail")
    mfa_signals.authentication_failed.connect(on_wrong_code, dispatch_uid="sign_in_trail")
    mfa_signals.authenticator_added.connect(on_factor_added, dispatch_uid="sign_in_trail")
    mfa_signals.authenticator_removed.connect(on_factor_removed, dispatch_uid="sign_in_trail")
    mfa_signals.authenticator_reset.connect(on_codes_renewed, dispatch_uid="sign_in_trail")


def on_sign_in(request, user, **kwargs):
    sessions.begin(request.session)
    AccountEvent.objects.note(Kind.SIGNED_IN, user, detail=" e ".join(means_of(request, user)))


def means_of(request, user):
    """With what somebody came in, in words."""
    for record in get_authentication_records(request, user):
        yield factors.NAMES[record["type"]] if record["method"] == "mfa" else METHODS.get(record["method"], "")


def on_sign_out(request, user, **kwargs):
    if user:
        AccountEvent.objects.note(Kind.SIGNED_OUT, user)


def on_refusal(credentials, **kwargs):
    person = suspended_person()
    if person:
        AccountEvent.objects.gather(Kind.REFUSED, person, "accesso sospeso")
    else:
        note_failure(Kind.REFUSED, credentials.get("username", ""), "password sbagliata")


def note_limit(username):
    note_failure(Kind.LIMITED, username, "")


def note_limit_of_codes(user):
    AccountEvent.objects.gather(Kind.LIMITED, user, "codice")


def note_failure(kind, username, detail):
    """A name that does not exist is not kept: often it is a password typed into the wrong field."""
    person = get_user_model().objects.filter(username__iexact=username).first()
    AccountEvent.objects.gather(kind, person, detail if person else UNKNOWN)


def on_directory_linked(sociallogin, **kwargs):
    AccountEvent.objects.note(Kind.DIRECTORY_LINKED, sociallogin.user)


def on_wrong_code(user, **kwargs):
    AccountEvent.objects.gather(Kind.REFUSED, user, "codice sbagliato")


def on_factor_added(request, user, authenticator, **kwargs):
    """Whoever sets a factor up has just used it: this session need not ask for it again."""
    if authenticator.type in factors.REAL:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)
        AccountEvent.objects.note(Kind.FACTOR_ADDED, user, detail=name_of(authenticator))


def on_factor_removed(request, user, authenticator, **kwargs):
    if authenticator.type in factors.REAL:
        AccountEvent.objects.note(Kind.FACTOR_REMOVED, user, detail=name_of(authenticator))
        if not factors.kinds_of(user):
            factors.forget_in(request)


def on_codes_renewed(user, **kwargs):
    AccountEvent.objects.note(Kind.CODES_RENEWED, user)


def name_of(authenticator):
    kind = factors.NAMES[authenticator.type]
    return f"{kind} «{authenticator.wrap().name}»" if authenticator.type == Authenticator.Type.WEBAUTHN else kind
