from cms.plugin_base import CMSPluginBase
from cms.plugin_pool import plugin_pool
from django import forms
from django.utils.translation import get_language

from cremona_site import pictures
from cremona_site.media_library.words import remember
from cremona_site.models import Document, Picture


class PictureForm(forms.ModelForm):
    class Meta:
        help_texts = {
            "alternative_text": (
                "Per chi non vede l’immagine: che cosa mostra, in una frase, come la diresti al telefono. Se lo lasci "
                "vuoto vale quello della libreria; se là manca, quello che scrivi qui vale anche là."
            ),
        }


@plugin_pool.register_plugin
class PicturePlugin(CMSPluginBase):
    """An image of the library, in the sizes that were made of it."""

    model = Picture
    module = "Immagini"
    name = "Immagine"
    render_template = "cms/picture_plugin.html"
    cache = False
    form = PictureForm
    fields = ["image", "alternative_text", "is_decorative", "caption"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        remember(obj.image, obj.alternative_text)

    def render(self, context, instance, placeholder):
        context = super().render(context, instance, placeholder)
        # What opens a slot may stand in the first view: a browser should not wait to see where it is
        context.update({"files": pictures.shown(instance.image), "is_first": instance.position == 1})
        return context


class DocumentForm(forms.ModelForm):
    def full_clean(self):
        """Leaves an empty title to the model, which may know one: of two messages nobody would see which to heed."""
        self.fields["title"].required = False
        super().full_clean()
        self.fields["title"].required = True


@plugin_pool.register_plugin
class DocumentPlugin(CMSPluginBase):
    """A PDF of the library, with what readers should know before they fetch it."""

    model = Document
    form = DocumentForm
    module = "Documenti"
    name = "Documento"
    render_template = "cms/document_plugin.html"
    cache = False
    fields = ["file", "title", "description", "written_in"]

    def render(self, context, instance, placeholder):
        context = super().render(context, instance, placeholder)
        context["is_foreign"] = instance.written_in != get_language()
        return context
