"""The forms of the library: what is asked of an image, of a document, of a folder."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from filer.admin.fileadmin import FileAdminChangeFrom
from filer.models import File, Folder, Image

from cremona_site.media_library.alternative_text import problem_of
from cremona_site.media_library.upload_limits import refusals_of

NOTE = forms.CharField(
    label="Note per chi lavora al sito",
    required=False,
    widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
    help_text="Da dove viene, chi l’ha fatta, chi ha dato il permesso. Chi visita il sito non le legge.",
)


class FileForm(FileAdminChangeFrom):
    """A file of the library; `request` is that of the admin, which makes the class anew for each."""

    request = None
    description = NOTE

    class Meta:
        model = File
        fields = ["name", "description", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Nome nella libreria"
        self.fields["name"].help_text = "Serve solo a ritrovarlo. Vuoto: vale il nome del file."
        if "file" in self.fields:
            file = self.fields["file"]
            file.label = "Sostituisci il file: i collegamenti restano"
            file.help_text = (
                "Scegli un file solo se deve prendere il posto di questo. Le pagine che lo usano mostrano subito "
                "quello nuovo, con il suo formato e il suo peso; quello vecchio sparisce dal server."
            )
            file.required = False

    def clean_file(self):
        if refusals := refusals_of(self.request):
            raise ValidationError(refusals)
        return self.cleaned_data["file"] or self.instance.file

    def clean(self):
        if "file" in self.errors:  # filer would look for the file that is not there
            return forms.ModelForm.clean(self)
        return super().clean()


class ImageForm(FileForm):
    """An image of the library says what it shows, or that it shows nothing that matters."""

    default_alt_text = forms.CharField(
        label="Testo alternativo",
        required=False,
        max_length=250,
        widget=AdminTextInputWidget,
        help_text=(
            "Per chi non vede l’immagine: che cosa mostra, in una frase, come la diresti al telefono. Chi mette "
            "l’immagine in una pagina lo trova già scritto, e può cambiarlo lì."
        ),
    )
    is_decorative = forms.BooleanField(
        label="Solo decorativa",
        required=False,
        help_text="Spuntala se l’immagine non dice niente che non dica già la pagina: chi la ascolta non la sente.",
    )

    class Meta:
        model = Image
        fields = ["name", "default_alt_text", "description", "author", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_decorative"].initial = hasattr(self.instance, "decorative")
        self.fields["author"].label = "Autore"

    def clean(self):
        data = super().clean()
        if problem := problem_of(data.get("default_alt_text", ""), data.get("is_decorative", False)):
            self.add_error("default_alt_text", problem)
        return data


class FolderForm(forms.ModelForm):
    """The name of a folder; no two folders of one place bear the same."""

    class Meta:
        model = Folder
        fields = ["name"]
        labels = {"name": "Nome della cartella"}
        widgets = {"name": AdminTextInputWidget(attrs={"autofocus": True})}

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        others = Folder.objects.filter(parent=self.instance.parent, name__iexact=name).exclude(pk=self.instance.pk)
        if others.exists():
            raise ValidationError(f"Qui c’è già una cartella «{name}»: scegli un altro nome, o apri quella.")
        return name
