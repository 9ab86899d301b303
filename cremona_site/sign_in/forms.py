"""allauth's forms, in our words. What a field is called stands above it, never inside it."""

import struct

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django.core.exceptions import ValidationError

from cremona_site.sign_in import trail

BROKEN_PASSKEY = "La passkey non è arrivata intera. Riprova."


class OurWords:
    labels = {}
    first = ""  # the field in which to write at once

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if name == self.first:
                field.widget.attrs["autofocus"] = True
            if name == "code":
                field.widget.attrs |= {"inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}


class SignInForm(OurWords, account.LoginForm):
    labels = {"login": "Nome utente", "password": "Password"}
    first = "login"


class ConfirmForm(OurWords, account.ReauthenticateForm):
    labels = {"password": "La tua password"}
    first = "password"


class NewPasswordForm(OurWords, account.ChangePasswordForm):
    labels = {
        "oldpassword": "La password di adesso",
        "password1": "La password nuova",
        "password2": "La password nuova, un’altra volta",
    }
    first = "oldpassword"


class FirstPasswordForm(OurWords, account.SetPasswordForm):
    labels = {"password1": "La password", "password2": "La password, un’altra volta"}
    first = "password1"


class ForgottenPasswordForm(OurWords, account.ResetPasswordForm):
    labels = {"email": "Il tuo indirizzo e-mail"}
    first = "email"


class PasswordByMailForm(OurWords, account.ResetPasswordKeyForm):
    labels = {"password1": "La password nuova", "password2": "La password nuova, un’altra volta"}
    first = "password1"


class LimitIsNoted:
    """Says in the trail that somebody went on after too many wrong codes."""

    def clean_code(self):
        try:
            return super().clean_code()
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                trail.note_limit_of_codes(self.user)
            raise


class CodeForm(LimitIsNoted, OurWords, mfa.AuthenticateForm):
    labels = {"code": "Il codice"}
    first = "code"


class ConfirmByCodeForm(LimitIsNoted, OurWords, mfa.ReauthenticateForm):
    labels = {"code": "Il codice"}
    first = "code"


class FirstCodeForm(OurWords, totp.ActivateTOTPForm):
    labels = {"code": "Il codice di sei cifre che l’app mostra adesso"}


class WholePasskey:
    """Refuses what no browser sends, where the library would fall over it."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except (AttributeError, LookupError, TypeError, ValueError, struct.error) as error:
            raise ValidationError(BROKEN_PASSKEY, code="broken") from error


class SignInByPasskeyForm(WholePasskey, passkeys.LoginWebAuthnForm):
    pass


class SecondStepByPasskeyForm(WholePasskey, passkeys.AuthenticateWebAuthnForm):
    pass


class ConfirmByPasskeyForm(WholePasskey, passkeys.ReauthenticateWebAuthnForm):
    pass


class PasskeyForm(OurWords, passkeys.AddWebAuthnForm):
    labels = {"name": "Come vuoi chiamarla", "passwordless": "Usala anche da sola, al posto di nome e password"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        alone = self.fields["passwordless"]
        alone.initial = True
        alone.help_text = (
            "Serve un telefono o una chiave che chiede l’impronta, il volto o un PIN: se dà errore, togli la spunta."
        )

    def clean(self):
        """What no browser sends is refused, where the library would fall over it."""
        try:
            return super().clean()
        except (AttributeError, LookupError, TypeError, ValueError, struct.error) as error:
            raise ValidationError(BROKEN_PASSKEY, code="broken") from error


class PasskeyNameForm(OurWords, passkeys.EditWebAuthnForm):
    labels = {"name": "Come vuoi chiamarla"}
