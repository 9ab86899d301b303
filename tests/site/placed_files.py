"""The two kinds of file that stand in pages: what tests of both need to know of each."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from filer.models import File, Image

from cremona_site import writing
from cremona_site.models import Document, Picture
from tests.factories import PageFactory, documents, filled_form, images


@dataclass(frozen=True)
class Kind:
    """`data(number)` makes a file that differs with the number; `number_of` reads it back from a stored one."""

    plugin: type
    file: type
    field: str
    words: str  # the field that says what it is
    slot: str  # of the project's page
    name: str
    data: callable
    number_of: callable
    store: callable
    place: callable

    @property
    def good_words(self):
        return f"Parole per {self.field} della campagna"

    def typed(self, file, **words):
        required = {"written_in": "it"} if self.plugin is Document else {}
        return {self.field: file.pk, self.words: self.good_words} | required | words

    def address_of_new_plugin(self):
        """Where a writer puts one into a new draft."""
        draft = writing.draft_of(PageFactory(is_published=False))
        query = {
            "placeholder_id": writing.placeholders_of(draft)["content"].pk,
            "plugin_type": f"{self.plugin.__name__}Plugin",
            "plugin_language": "it",
            "plugin_position": 1,
            "cms_path": "/",
        }
        return reverse("admin:cms_placeholder_add_plugin", query=query)

    def address(self, page, file):
        return reverse(f"admin:filer_{self.file._meta.model_name}_{page}", args=[file.pk])

    def replacement(self, number, name=""):
        return SimpleUploadedFile(name or f"altro.{self.name.rpartition('.')[2]}", self.data(number))

    def replace(self, browser, file, number):
        """Puts another file in the place of one, in its form."""
        address = self.address("change", file)
        return browser.post(address, filled_form(browser.get(address)) | {"file": self.replacement(number)})

    def set_file(self, file, number):
        file.file = ContentFile(self.data(number), self.replacement(number).name)
        file.save()

    def stored_number(self):
        return self.number_of(self.file.objects.get())


PICTURE = Kind(
    plugin=Picture,
    file=Image,
    field="image",
    words="alternative_text",
    slot="intro",
    name="foto.jpg",
    data=lambda number: images.encoded(images.picture(20 * number, 20)),
    number_of=lambda image: image.width / 20,
    store=images.stored_image,
    place=images.placed_picture,
)
DOCUMENT = Kind(
    plugin=Document,
    file=File,
    field="file",
    words="title",
    slot="documents",
    name="manifesto.pdf",
    data=lambda number: documents.pdf(pages=number),
    number_of=lambda file: file.document_facts.pages,
    store=documents.stored_document,
    place=documents.placed_document,
)
