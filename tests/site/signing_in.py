"""Standing before the door: what a person types there, and the codes that their app would show."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from tests.factories import WriterFactory
from tests.factories.staff import PASSWORD

DOOR = "/accesso/"
SECOND_STEP = "/accesso/secondo-passaggio/"
SAFETY = "/accesso/sicurezza/"
CONFIRM = "/accesso/conferma/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret=SECRET, later=0):
    """What an app with this secret shows now, or `later` half minutes from now."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + later))


def wrong_code(secret=SECRET):
    right = {code_of(secret, later) for later in range(-3, 4)}
    return next(code for code in (digit * 6 for digit in "12345678") if code not in right)


def with_app(user=None):
    """A person who set an app up, with recovery codes."""
    user = user or WriterFactory()
    totp.TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def recovery_codes_of(user):
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


def give_password(user, password=PASSWORD, client=None, **extra):
    client = client or Client()
    client.last = client.post(DOOR, {"login": user.username, "password": password}, **extra)
    return client


def come_in(user):
    """A browser in which somebody with an app signed in by password and code."""
    client = give_password(user)
    client.last = client.post(SECOND_STEP, {"code": code_of()})
    return client
