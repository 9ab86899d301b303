"""What browsers compare a script with before they run it (Subresource Integrity)."""

from base64 import b64encode
from functools import cache
from hashlib import sha384

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage


def integrity_of(name):
    """The digest of a collected static file; empty with DEBUG, where files are served as they are being written."""
    return "" if settings.DEBUG else digest_of(staticfiles_storage.stored_name(name))


@cache
def digest_of(stored_name):
    """The name holds a hash of the content, so what is remembered for it stays true."""
    with staticfiles_storage.open(stored_name) as file:
        return f"sha384-{b64encode(sha384(file.read()).digest()).decode()}"
