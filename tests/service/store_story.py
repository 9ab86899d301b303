"""What becomes of files where they lie in a store; told in a process that has the store in its environment."""

import re

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from djangocms_versioning.models import Version
from filer.models import File, Image

from cremona_site import writing
from cremona_site.models import Document, DocumentFacts, Picture
from cremona_site.pictures import is_variant
from tests.factories import PageFactory, PublisherFactory, WriterFactory, documents, images, signed_in

FORM = reverse("admin:media_library_upload")
LIST = reverse("admin:filer-directory_listing-unfiled_images")


def there():
    """Uploaded, shown, fetched, replaced, deleted."""
    writer, visitor = signed_in(WriterFactory()), Client()
    image, document = what_arrives(writer)
    page = what_a_page_shows(visitor, image, document)
    what_is_fetched(visitor, document)
    what_is_replaced(visitor, image)
    assert writer.get(LIST).status_code == 200
    assert visitor.get(share_image_of(page)).headers["Content-Type"] == "image/png"
    for model in (Picture, Document, File):  # what stands in a page is not deleted before that
        for found in model.objects.all():
            found.delete()
    assert not {key for key in keys() if not key.startswith("condivisione/")}


def away():
    """Nobody answers at the address of the store."""
    writer, visitor = signed_in(WriterFactory()), Client(raise_request_exception=False)

    file = visitor.get("/media/filer_public/ab/piazza.jpg")
    page = uploaded(writer, ("piazza.jpg", images.photo(), "image/jpeg"))

    assert (file.status_code, file.headers["Retry-After"]) == (503, "60")
    assert "L’archivio dei file ora non risponde" in page.text
    assert not File.objects.exists()
    assert visitor.get("/").status_code == 200


def keys():
    return {found.key for found in default_storage.bucket.objects.all()}


def uploaded(browser, *files):
    return browser.post(FORM, {"folder": "", "files": [SimpleUploadedFile(*file) for file in files]}, follow=True)


def what_arrives(writer):
    page = uploaded(
        writer,
        ("piazza.jpg", images.photo(), "image/jpeg"),
        ("manifesto.pdf", documents.pdf(pages=3), "application/pdf"),
        ("stemma.svg", images.drawing(), "image/svg+xml"),
    )
    for name in ("piazza.jpg", "manifesto.pdf", "stemma.svg"):
        assert f"«{name}» è nella libreria." in page.text, page.text
    image = Image.objects.get(original_filename="piazza.jpg")
    document = File.objects.get(original_filename="manifesto.pdf")
    assert DocumentFacts.objects.get(file=document).pages == 3
    assert {key.rpartition(".")[2] for key in keys() if is_variant(key)} == {"avif", "webp", "jpg"}
    return image, document


def what_a_page_shows(visitor, image, document):
    content = writing.draft_of(PageFactory(is_published=False))
    images.placed_picture(content, image)
    documents.placed_document(content, document)
    Version.objects.get_for_content(content).publish(PublisherFactory())

    text = visitor.get(content.page.get_absolute_url(content.language)).text

    assert all(f"/media/{key}" in text for key in keys() if is_variant(key)), text
    assert document.url in text
    assert document.url.startswith("/media/filer_public/")
    assert settings.MEDIA_S3_ENDPOINT not in text
    return text


def what_is_fetched(visitor, document):
    for key in keys():
        answer = visitor.get(f"/media/{key}")
        data = body_of(answer)
        since = {"If-Modified-Since": answer.headers["Last-Modified"]}
        head = visitor.head(f"/media/{key}")

        assert answer.status_code == head.status_code == 200
        assert str(len(data)) == answer.headers["Content-Length"] == head.headers["Content-Length"]
        assert len(data) == default_storage.size(key)
        assert key.endswith(".pdf") or "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert ("immutable" in answer.headers.get("Cache-Control", "")) == is_variant(key)
        assert visitor.get(f"/media/{key}", headers=since).status_code == 304
    assert visitor.get(document.url).headers["Content-Type"] == "application/pdf"
    for missing in ("filer_public/no.jpg", "../settings.py", "%2e%2e/etc/passwd", "à" * 600, ""):
        assert visitor.get(f"/media/{missing}").status_code == 404, missing


def what_is_replaced(visitor, image):
    former = {image.file.name} | {key for key in keys() if is_variant(key)}

    image.file = ContentFile(images.encoded(images.picture(width=900, height=600)), "piazza.jpg")
    image.save()

    image.refresh_from_db()
    assert not former & keys()
    assert {key.rpartition(".")[2] for key in keys() if is_variant(key)} == {"avif", "webp", "jpg"}
    assert body_of(visitor.get(image.url))


def body_of(answer):
    return b"".join(answer.streaming_content)


def share_image_of(text):
    return re.search(r'property="og:image" content="https?://[^/]+(/[^"]+)"', text)[1]
