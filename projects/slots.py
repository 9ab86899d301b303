"""The words of a page's slots, read for comparing and for printing."""

from django.contrib.contenttypes.models import ContentType
from djangocms_text.models import Text

from contacts.models import OfficeCard
from projects.printed_page import html_to_paragraphs

PROJECT_SLOTS = ("intro", "who_can_ask", "law")
DESCRIPTION_SLOT = "what"


def plugins_in(model, content, slot):
    return model.objects.filter(
        placeholder__slot=slot,
        placeholder__content_type=ContentType.objects.get_for_model(content),
        placeholder__object_id=content.pk,
        language=content.language,
    ).order_by("position")


def paragraphs_in(content, *slots):
    """The paragraphs of the slots' texts, slot by slot."""
    bodies = [text.body for slot in slots for text in plugins_in(Text, content, slot)]
    return tuple(block for body in bodies for block in html_to_paragraphs(body))


def offices_in(content, slot="offices"):
    """The offices whose cards stand in the slot, in their order."""
    cards = plugins_in(OfficeCard, content, slot).select_related("office")
    return [card.office for card in cards]
