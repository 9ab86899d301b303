"""Mail about accounts. It is sent beside the answer: how long that takes, or a failure, says nothing of who exists."""

import logging
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def send_aside(message):
    thread = Thread(target=send, args=[message])
    thread.start()
    return thread


def send(message):
    try:
        message.send()
    except OSError as error:  # also what a mail server refuses
        logger.error("A mail about an account could not be sent: %s. Look at EMAIL_URL", type(error).__name__)


def tell_of_reset(user, administrator):
    """Says to somebody that an administrator took the second factor away; returns whether there is an address."""
    if not user.email:
        return False
    context = {"user": user, "administrator": administrator.get_full_name() or administrator.username}
    context["site_url"] = settings.SITE_URL
    text = render_to_string("account/email/factor_reset_message.txt", context)
    send_aside(EmailMessage("Il tuo secondo passaggio di accesso è stato azzerato", text, to=[user.email]))
    return True
