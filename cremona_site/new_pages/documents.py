"""The document that a new page may offer."""

from django import forms

from cremona_site.models import Document
from cremona_site.models.document import problem_of_title
from cremona_site.new_pages.creation import add_to
from cremona_site.new_pages.files import EMPTY, FileForm
from cremona_site.new_pages.forms import LineField


class DocumentForm(FileForm):
    """A PDF from the computer, under a title that people understand."""

    upload = forms.FileField(
        label="PDF",
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text=Document._meta.get_field("file").help_text,
        error_messages={"empty": EMPTY},
    )
    title = LineField(
        label="Titolo del documento",
        required=False,
        max_length=250,
        help_text=Document._meta.get_field("title").help_text,
    )

    def clean(self):
        typed = super().clean()
        title = typed.get("title", "")
        if typed.get("upload"):
            if problem := problem_of_title(title, ""):
                self.add_error("title", problem)
        elif title and "upload" not in self.errors:
            self.add_error("upload", "Hai scritto il titolo di un documento che non c’è: scegli anche il PDF.")
        return typed

    def place(self, content, slot, shelf):
        """Puts the document, if there is one, at the end of a slot."""
        if upload := self.cleaned_data["upload"]:
            file = shelf.put_document(upload)
            add_to(content, slot, "DocumentPlugin", file=file, title=self.cleaned_data["title"])
