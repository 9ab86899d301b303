import errno
import os
import posixpath
import uuid
from contextlib import suppress

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

NO_LINKS_HERE = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed and pre-compressed files; a file that a library names but does not ship is no reason to stop."""

    manifest_strict = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.addresses = {}

    def url(self, name, force=False):
        """What the manifest says stays true as long as the process lives: it is asked once for each name."""
        if settings.DEBUG or force:
            return super().url(name, force)
        if name not in self.addresses:
            self.addresses[name] = super().url(name)
        return self.addresses[name]


class MediaFolder(FileSystemStorage):
    """The folder of uploads. A file bears its name once it is whole; of one that does not fit nothing is left."""

    def _save(self, name, content):
        half = posixpath.join(posixpath.dirname(name), f".{uuid.uuid4().hex}.part")
        try:
            super()._save(half, content)
            while True:
                try:
                    self.give_name(half, name)
                    return name.replace("\\", "/")
                except FileExistsError:
                    name = self.get_available_name(name)
        finally:
            with suppress(OSError):
                self.delete(half)

    def give_name(self, half, name):
        """Raises FileExistsError where another file has the name."""
        try:
            os.link(self.path(half), self.path(name))
        except OSError as error:
            if error.errno not in NO_LINKS_HERE:
                raise
            if self.exists(name):  # a share of Windows
                raise FileExistsError(name) from error
            os.rename(self.path(half), self.path(name))
