from cms.plugin_base import CMSPluginBase
from cms.plugin_pool import plugin_pool

from cremona_site import pictures
from cremona_site.models import Picture


@plugin_pool.register_plugin
class PicturePlugin(CMSPluginBase):
    """An image of the library, in the sizes that were made of it."""

    model = Picture
    module = "Immagini"
    name = "Immagine"
    render_template = "cms/picture_plugin.html"
    cache = False
    fields = ["image", "alternative_text", "is_decorative", "caption"]

    def render(self, context, instance, placeholder):
        context = super().render(context, instance, placeholder)
        # What opens a slot may stand in the first view: a browser should not wait to see where it is
        context.update({"files": pictures.shown(instance.image), "is_first": instance.position == 1})
        return context
