"""When pages were published, which their versions remember."""

from cms.models import PageContent
from django.contrib.contenttypes.models import ContentType
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import StateTracking


def publications_of(page_id, language):
    """The moments at which any version of a page was published in a language, the first one first."""
    versions = PageContent.admin_manager.filter(page_id=page_id, language=language)
    publications = StateTracking.objects.filter(
        version__content_type=ContentType.objects.get_for_model(PageContent),
        version__object_id__in=versions.values("pk"),
        new_state=PUBLISHED,
    )
    return publications.order_by("date").values_list("date", flat=True)
