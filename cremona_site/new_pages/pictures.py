"""The picture that a new page may begin with."""

from django import forms
from django.core.exceptions import ValidationError

from cremona_site.models import Picture
from cremona_site.new_pages.creation import add_to
from cremona_site.new_pages.files import EMPTY, FileForm
from cremona_site.new_pages.forms import LineField
from cremona_site.new_pages.library import images, offered

FORMATS = "image/jpeg,image/png,image/webp,image/avif,image/svg+xml"


def help_of(name):
    return Picture._meta.get_field(name).help_text


class PictureForm(FileForm):
    """A picture from the computer or from the library, with the words for who does not see it."""

    is_picture = True

    upload = forms.FileField(
        label="Carica dal tuo computer",
        required=False,
        widget=forms.FileInput(attrs={"accept": FORMATS}),
        help_text=help_of("image"),
        error_messages={"empty": EMPTY},
    )
    words = LineField(label="Cerca nella libreria", required=False, max_length=100)
    found_for = forms.CharField(required=False, widget=forms.HiddenInput)
    chosen = forms.ModelChoiceField(
        images(),
        label="Immagine della libreria",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "L’immagine scelta non è più nella libreria: scegline un’altra."},
    )
    alternative_text = LineField(
        label="Testo alternativo", required=False, max_length=250, help_text=help_of("alternative_text")
    )
    is_decorative = forms.BooleanField(label="Solo decorativa", required=False, help_text=help_of("is_decorative"))
    caption = LineField(label="Didascalia", required=False, max_length=300, help_text=help_of("caption"))

    @property
    def searched(self):
        return (self["words"].value() or "").strip()

    @property
    def is_search(self):
        """Whether words were typed for which nothing was looked up yet: somebody pressed Enter there."""
        return bool(self.searched) and self.searched != (self["found_for"].value() or "")

    def offered(self):
        number = str(self["chosen"].value() or "")
        known = number.isdecimal() and len(number) < 10
        return offered(self.searched, images().filter(pk=number).first() if known else None)

    def clean(self):
        typed = super().clean()
        upload, chosen = typed.get("upload"), typed.get("chosen")
        if upload and chosen:
            raise ValidationError({"upload": "Hai scelto due immagini: togli il file, o scegli «Nessuna» qui sotto."})
        if not upload and not chosen:
            self.refuse_words_alone(typed)
            return typed
        picture = Picture(image=chosen, **{name: typed.get(name) or "" for name in ("alternative_text", "caption")})
        picture.is_decorative = typed.get("is_decorative", False)
        try:
            picture.clean()  # takes the words of the library where none were typed
        except ValidationError as error:
            self.add_error(None, error)
        return typed | {"alternative_text": picture.alternative_text, "is_decorative": picture.is_decorative}

    def refuse_words_alone(self, typed):
        if "upload" not in self.errors and (typed.get("alternative_text") or typed.get("caption")):
            self.add_error("upload", "Hai scritto le parole di un’immagine che non c’è: scegli anche l’immagine.")

    def place(self, content, slot, shelf):
        """Puts the picture, if there is one, at the end of a slot."""
        typed = self.cleaned_data
        image = typed["chosen"]
        if typed["upload"]:
            image = shelf.put_picture(typed["upload"], typed)
        if image:
            words = {name: typed[name] for name in ("alternative_text", "is_decorative", "caption")}
            add_to(content, slot, "PicturePlugin", image=image, **words)
