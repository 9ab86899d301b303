from cms.plugin_base import CMSPluginBase
from cms.plugin_pool import plugin_pool

from contacts.models import OfficeCard
from contacts.shown_offices import shown_offices


@plugin_pool.register_plugin
class OfficeCardPlugin(CMSPluginBase):
    """An office's card; an office that was switched off shows nothing."""

    model = OfficeCard
    module = "Contatti"
    name = "Scheda di un ufficio"
    render_template = "contacts/office_card_plugin.html"
    cache = False

    def render(self, context, instance, placeholder):
        context = super().render(context, instance, placeholder)
        context["office"] = shown_offices(context).get(instance.office_id)
        return context
