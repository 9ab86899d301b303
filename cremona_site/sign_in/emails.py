"""Mail about accounts. It is written and sent beside the answer: neither its time nor a failure says who exists."""

import logging
from threading import Thread

from django.conf import settings
from django.core import checks
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def send_aside(write):
    """Sends the message that `write` returns."""
    thread = Thread(target=send, args=[write])
    thread.start()
    return thread


def send(write):
    try:
        write().send()
    except OSError as error:  # also what a mail server refuses
        logger.error("A mail about an account could not be sent: %s. Look at EMAIL_URL", type(error).__name__)


def tell_of_reset(user, administrator):
    """Says to somebody that an administrator took the second factor away; returns whether there is an address."""
    if not user.email:
        return False
    context = {"user": user, "administrator": administrator.get_full_name() or administrator.username}
    context["site_url"] = settings.SITE_URL

    def write():
        text = render_to_string("account/email/factor_reset_message.txt", context)
        return EmailMessage("Il tuo secondo passaggio di accesso è stato azzerato", text, to=[user.email])

    send_aside(write)
    return True


def leave_the_server(app_configs, **kwargs):
    """A system check: without a mail server, links that choose a new password would be printed into the log."""
    if settings.EMAIL_BACKEND != "django.core.mail.backends.console.EmailBackend":
        return []
    return [
        checks.Warning(
            "EMAIL_URL is not set: mail goes nowhere, and links that choose a new password are printed into the log.",
            hint="Set EMAIL_URL to the mail server of the Comune, for example smtp+tls://user:password@host:587.",
            id="cremona_site.W004",
        )
    ]
