"""The site notice: an alias that editors write, publish and take down like a page, shown once on every page."""

from cms.models import Placeholder
from django.contrib.contenttypes.models import ContentType
from djangocms_alias.models import AliasContent

STATIC_CODE = "avviso-del-sito"
CATEGORY_NAME = "Avvisi"


def published_notice_placeholder(language):
    """The placeholder of the published notice; None while no notice is published."""
    content_type = ContentType.objects.get_for_model(AliasContent)
    contents = AliasContent.objects.filter(alias__static_code=STATIC_CODE, language=language).values("pk")
    return Placeholder.objects.filter(content_type=content_type, object_id__in=contents).first()
