"""What of a version is looked at, read in a few queries however long it is."""

from dataclasses import dataclass, field

from cms.models import PageContent
from django.conf import settings
from djangocms_text.models import Text

from cremona_site.models import Document, Picture
from cremona_site.proofreading.outline import outline_of

SETTINGS = "Impostazioni della pagina"


@dataclass(frozen=True)
class Passage:
    """A text of a slot; `level` is that of the heading above the slot."""

    slot: str
    where: str
    level: int
    body: str
    plugin: int


@dataclass(frozen=True)
class Material:
    """`page_content` is None where the words are what pages share, such as the notice of the site."""

    content: object
    page_content: PageContent | None
    passages: list[Passage]
    pictures: list[tuple[str, Picture]] = field(default_factory=list)
    documents: list[tuple[str, Document]] = field(default_factory=list)

    @property
    def language(self):
        return self.content.language

    @property
    def is_italian(self):
        return self.language == "it"


def material_of(content):
    page_content = content if isinstance(content, PageContent) else None
    levels = outline_of(page_content.template).slots if page_content else {}
    slots = {holder.pk: holder.slot for holder in content.placeholders.all()}
    if page_content:
        # What stood in the slots of another template is kept by the CMS, and shown to nobody
        slots = {pk: slot for pk, slot in slots.items() if slot in levels}
    order = list(levels)
    pictures, documents = [
        in_reading_order(model, content, slots, order) if page_content else [] for model in (Picture, Document)
    ]
    texts = in_reading_order(Text, content, slots, order)
    return Material(
        content,
        page_content,
        [Passage(slot, name_of(slot), levels.get(slot, 1), text.body, text.pk) for slot, text in texts],
        [(name_of(slot), picture) for slot, picture in pictures],
        [(name_of(slot), document) for slot, document in documents],
    )


def in_reading_order(model, content, slots, order):
    """(slot, plugin) pairs of the plugins of a kind, as the template shows them."""
    plugins = model.objects.filter(placeholder__in=list(slots), language=content.language).order_by("position")
    pairs = [(slots[plugin.placeholder_id], plugin) for plugin in plugins]
    return sorted(pairs, key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))


def name_of(slot):
    """The name under which editors know a slot."""
    return settings.CMS_PLACEHOLDER_CONF.get(slot, {}).get("name") or "Testo"
