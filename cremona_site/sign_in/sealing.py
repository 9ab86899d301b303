"""Secrets of second factors lie sealed in the database: a copy of it alone opens nothing."""

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
