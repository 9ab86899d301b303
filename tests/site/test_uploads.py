"""What staff may upload, through each door of the library; hostile files come from `tests.factories.images`."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from filer.models import File, Image
from PIL import Image as Pixels

from tests.factories import WriterFactory, filled_form, images, signed_in

pytestmark = pytest.mark.django_db(transaction=False)

ACCEPTED = "Si caricano immagini JPEG, PNG, WebP e AVIF, disegni SVG e documenti PDF."


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def writer():
    return WriterFactory()


@pytest.fixture
def upload(writer, django_capture_on_commit_callbacks):
    """Uploads a file as the library's page does; returns the answer."""

    def uploaded(name, data):
        with django_capture_on_commit_callbacks(execute=True):
            return signed_in(writer).post(
                reverse("admin:filer-ajax_upload"), {"file": SimpleUploadedFile(name, data)}
            )

    return uploaded


@pytest.fixture
def replace(writer, django_capture_on_commit_callbacks):
    """Replaces the file of an image in its form; returns the answer."""

    def replaced(name, data):
        image = images.stored_image(owner=writer)
        browser = signed_in(writer)
        address = reverse("admin:filer_image_change", args=[image.pk])
        typed = filled_form(browser.get(address)) | {"file": SimpleUploadedFile(name, data)}
        with django_capture_on_commit_callbacks(execute=True):
            return browser.post(address, typed)

    return replaced
