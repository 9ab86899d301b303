"""Uploads in a store that all hosts share (S3), where MEDIA_S3_BUCKET names one; else they lie in a folder.

The bucket stays private. Browsers ask the site, below /media/ as always, and no other server learns of them.
"""

import mimetypes
import posixpath
from contextlib import contextmanager
from urllib.parse import quote

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.http import http_date
from django.views.static import was_modified_since
from storages.backends.s3 import S3Storage

from cremona_site.unavailable import StoreAwayError

CONNECT_SECONDS, READ_SECONDS, TRIES = 2, 10, 2
CHUNK = 64 * 1024
LONGEST_KEY = 1024  # bytes; a longer one is refused by every store
IN_MEMORY = 20 * 1024 * 1024  # bytes: an upload at most


@contextmanager
def told_apart():
    """What is no fault of the file is the fault of the store."""
    try:
        yield
    except (BotoCoreError, Boto3Error, ClientError) as error:
        code = error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__
        raise StoreAwayError(f"The store of uploads does not answer: {code}") from error


def asked(method):
    def ask(self, *args, **kwargs):
        with told_apart():
            return method(self, *args, **kwargs)

    return ask


class MediaStore(S3Storage):
    """The bucket of the settings, as Django, django-filer and the makers of variants know a folder."""

    def get_default_settings(self):
        return super().get_default_settings() | {
            "bucket_name": settings.MEDIA_S3_BUCKET,
            "endpoint_url": settings.MEDIA_S3_ENDPOINT or None,
            "region_name": settings.MEDIA_S3_REGION or None,
            "access_key": settings.MEDIA_S3_ACCESS_KEY or None,
            "secret_key": settings.MEDIA_S3_SECRET_KEY or None,
            "default_acl": None,  # as private as the bucket
            "file_overwrite": False,  # a second file of a name gets a name of its own, as in a folder
            "max_memory_size": IN_MEMORY,
            # Stores that are not Amazon's know neither names of hosts for buckets nor every new checksum
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": "path" if settings.MEDIA_S3_ENDPOINT else "auto"},
                connect_timeout=CONNECT_SECONDS,
                read_timeout=READ_SECONDS,
                retries={"total_max_attempts": TRIES, "mode": "standard"},
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        }

    def url(self, name, **kwargs):
        return settings.MEDIA_URL + quote(name.replace("\\", "/"), safe="/~!*()'")

    @asked
    def _open(self, name, mode="rb"):
        file = super()._open(name, mode)
        return file.open() if "r" in mode else file  # read at once: later nobody would know what failed

    _save = asked(S3Storage._save)
    delete = asked(S3Storage.delete)
    exists = asked(S3Storage.exists)
    listdir = asked(S3Storage.listdir)
    size = asked(S3Storage.size)
    get_modified_time = asked(S3Storage.get_modified_time)

    def fetched(self, name, with_body=True):
        """A file while it comes: its length, when it was changed, and its body, which whoever asks must close."""
        client = self.connection.meta.client
        ask = client.get_object if with_body else client.head_object
        key = self._normalize_name(posixpath.normpath(name).lstrip("/"))
        if not 0 < len(key.encode()) <= LONGEST_KEY:
            raise FileNotFoundError(name)
        with told_apart():
            try:
                found = ask(Bucket=self.bucket_name, Key=key)
            except ClientError as error:
                if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                    raise FileNotFoundError(name) from error
                raise
        return found["ContentLength"], found["LastModified"], found.get("Body")


def answer(request, path):
    """A file of the store, as `django.views.static.serve` answers one of a folder."""
    try:
        length, changed, body = default_storage.fetched(path, with_body=request.method != "HEAD")
    except (FileNotFoundError, SuspiciousOperation) as error:
        raise Http404 from error
    if not was_modified_since(request.headers.get("If-Modified-Since"), changed.timestamp()):
        if body:
            body.close()
        return HttpResponseNotModified()
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    if body:
        response = StreamingHttpResponse(body.iter_chunks(CHUNK), content_type=kind)
        response._resource_closers.append(body.close)
    else:
        response = HttpResponse(content_type=kind)
    response.headers["Content-Length"] = str(length)
    response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response
