"""Files of the library: where tests keep them, how they get there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from filer.models import Image

from cremona_site import urls
from tests.factories import WriterFactory, filled_form, images, signed_in


@pytest.fixture
def media(settings, tmp_path, monkeypatch):
    """A folder of the test's own for what is uploaded, served as in production."""
    settings.MEDIA_ROOT = tmp_path
    (serving,) = [pattern for pattern in urls.urlpatterns if "media" in str(pattern.pattern)]
    monkeypatch.setitem(serving.default_args, "document_root", tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def server_pages_elsewhere(settings, tmp_path):
    """What `prepare` and `every_day` write for nginx is not written into the folder of a site in service."""
    settings.SERVER_PAGES_ROOT = tmp_path / "server-pages"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs a change, and what waits for its commit."""

    def run(change, *args, **named):
        with django_capture_on_commit_callbacks(execute=True):
            return change(*args, **named)

    return run


@pytest.fixture
def stored(media, committed):
    """Puts a picture into the library by code, see `images.stored_image`."""
    return lambda *args, **named: Image.objects.get(pk=committed(images.stored_image, *args, **named).pk)


@pytest.fixture
def uploader():
    return WriterFactory()


@pytest.fixture
def upload(media, uploader, committed):
    """Uploads a file as the page of the library does; returns what is wrong with it, if anything."""

    def uploaded(name, data):
        file = SimpleUploadedFile(name, data)
        answer = committed(signed_in(uploader).post, reverse("admin:filer-ajax_upload"), {"file": file})
        assert answer.status_code in {200, 400}
        return answer.json().get("error")

    return uploaded


@pytest.fixture
def replace(media, uploader, committed):
    """Replaces the file of an image in its form; returns what is wrong with it, if anything."""

    def replaced(name, data):
        image = images.stored_image(owner=uploader)
        browser = signed_in(uploader)
        address = reverse("admin:filer_image_change", args=[image.pk])
        typed = filled_form(browser.get(address)) | {"file": SimpleUploadedFile(name, data)}
        answer = committed(browser.post, address, typed)
        return None if answer.status_code == 302 else " ".join(answer.context["adminform"].form.non_field_errors())

    return replaced


@pytest.fixture(params=["upload", "replace"])
def send(request):
    """Each of the two doors of the library."""
    return request.getfixturevalue(request.param)
