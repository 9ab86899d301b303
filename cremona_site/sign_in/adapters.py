"""What allauth asks of this site: nobody signs up, sign-in is by name and password or by passkey."""

import time
from functools import partial
from ipaddress import ip_address
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ValidationError
from django.shortcuts import render

from cremona_site.feedback.limits import client_address
from cremona_site.sign_in import trail
from cremona_site.sign_in.backend import NoTurnError
from cremona_site.sign_in.emails import send_aside
from cremona_site.sign_in.sealing import seal, unseal
from cremona_site.site_url import absolute


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Nome utente o password non corretti. Controlla maiuscole e minuscole.",
        "too_many_login_attempts": (
            "Troppi tentativi sbagliati. Aspetta cinque minuti e riprova; se hai una passkey, accedi con quella."
        ),
        "incorrect_code": "Il codice non è corretto. Aspetta che l’app ne mostri uno nuovo e scrivi quello.",
        "incorrect_password": "La password non è corretta.",
        "enter_current_password": "La password attuale non è corretta.",
        "rate_limited": "Troppi tentativi di seguito. Aspetta cinque minuti e riprova.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        """Where the proxies name none, all count as one: slower for a flood, never an error."""
        return client_address(request).strip()

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever signed in a moment ago need not do it again."""
        return super().is_reauthentication_required(app=app, **kwargs) and not signed_in_just_now(self.request)

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            trail.note_limit(credentials.get("username", ""))
            raise

    def authenticate(self, request, **credentials):
        """What was not looked at, since too many came at once, counts as no failure."""
        try:
            return super().authenticate(request, **credentials)
        except NoTurnError as error:
            self._rollback_login_failed_rl_usage()
            answer = render(request, "429.html", {"is_for_a_moment": True}, status=429)
            answer.headers["Retry-After"] = "5"
            raise ImmediateHttpResponse(answer) from error

    def get_reset_password_from_key_url(self, key):
        """Below the public address of the site: a mail leads nowhere else, whatever host or port a request names."""
        return absolute(urlsplit(super().get_reset_password_from_key_url(key)).path)

    def send_mail(self, template_prefix, email, context):
        context = {"request": self.request, "email": email, "current_site": get_current_site(self.request)} | context
        context |= {"site_url": settings.SITE_URL}
        send_aside(partial(self.render_mail, template_prefix, email, context))


class MfaAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text):
        return seal(text)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text)

    def get_totp_label(self, user):
        return user.get_username()

    def generate_authenticator_name(self, *args, **kwargs):
        return "La mia passkey"

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": settings.SITE_TAGLINE}


def signed_in_just_now(request):
    records = get_authentication_records(request, request.user)
    return bool(records) and abs(time.time() - records[-1]["at"]) < app_settings.REAUTHENTICATION_TIMEOUT


def takes_passkeys(host):
    """Passkeys belong to a name: browsers refuse them where the address of the site is a number."""
    try:
        ip_address(urlsplit(f"//{host}").hostname)
    except ValueError:
        return True
    return False
