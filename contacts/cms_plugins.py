from cms.plugin_base import CMSPluginBase
from cms.plugin_pool import plugin_pool

from contacts.models import OfficeCard


@plugin_pool.register_plugin
class OfficeCardPlugin(CMSPluginBase):
    """An office's card; an office that was switched off shows nothing to visitors."""

    model = OfficeCard
    module = "Contatti"
    name = "Scheda di un ufficio"
    render_template = "contacts/office_card_plugin.html"
    cache = False
