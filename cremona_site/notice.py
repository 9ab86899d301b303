"""The site notice: an alias that editors write, publish and take down like a page, shown once on every page."""

from django.contrib.contenttypes.models import ContentType
from django.utils.safestring import mark_safe
from djangocms_alias.models import AliasContent
from djangocms_text.models import Text

from cremona_site.prepared import prepared

STATIC_CODE = "avviso-del-sito"
CATEGORY_NAME = "Avvisi"


def published_notice(language):
    """The words of the published notice as HTML, read in one query; empty while no notice is published."""
    return mark_safe("".join(texts_of_notice(language)))  # noqa: S308 - cleaned when it was saved


@prepared
def texts_of_notice(language):
    texts = Text.objects.filter(
        language=language,
        placeholder__content_type=ContentType.objects.get_for_model(AliasContent),
        placeholder__object_id__in=AliasContent.objects.filter(alias__static_code=STATIC_CODE, language=language),
    )
    return texts.order_by("position").values_list("body", flat=True)
