"""Seals what a second factor could be made again from: the secrets of apps, and those that recovery codes come of.

A copy of the database alone yields no code. Not sealed are sessions: whoever copies them may use those that are open,
and the secret of an app lies in one while it is being set up. Passkeys leave here nothing that opens.
"""

import base64
import hashlib
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

logger = logging.getLogger(__name__)
PURPOSE = b"second factor:"


def seal(text):
    return seals().encrypt(text.encode()).decode()


def unseal(sealed):
    """The secret; where SECRET_KEY is another one by now, a secret that no code belongs to."""
    try:
        return seals().decrypt(sealed.encode()).decode()
    except InvalidToken:
        logger.warning("A second factor was sealed with another SECRET_KEY: it must be reset (docs/accessi.md)")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def seals():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(PURPOSE + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
