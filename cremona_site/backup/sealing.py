"""Says which installation made an archive: whoever knows the public key could encrypt one of their own."""

import hashlib
import hmac

from django.conf import settings

PURPOSE = b"backup:"


def seal(data):
    return sealed_with(settings.SECRET_KEY, data)


def is_ours(data, mark):
    """Whether `mark` is the seal of these bytes under the SECRET_KEY, or under one that was it before."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(hmac.compare_digest(sealed_with(key, data).encode(), mark) for key in keys)


def sealed_with(key, data):
    secret = hashlib.sha256(PURPOSE + key.encode()).digest()
    return hmac.new(secret, data, hashlib.sha256).hexdigest()
