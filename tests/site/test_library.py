"""The library of images and documents."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from filer.models import File, Folder

from tests.factories import PublisherFactory, WriterFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    folder = Folder.objects.create(name="Guide")
    return File.objects.create(
        folder=folder, file=ContentFile(b"%PDF-1.4", name="guida.pdf"), original_filename="guida.pdf"
    )


@pytest.mark.parametrize(("person", "stays"), [(WriterFactory, True), (PublisherFactory, False)])
def test_only_publishers_delete_a_file(document, person, stays):
    signed_in(person()).post(reverse("admin:filer_file_delete", args=[document.pk]), {"post": "yes"})

    assert File.objects.filter(pk=document.pk).exists() is stays
