"""What a publication sets going: the page's care is counted anew, and its links are looked at at once."""

import logging
from functools import partial

from cms.models import PageContent
from django.db import transaction
from djangocms_alias.models import AliasContent
from djangocms_versioning.constants import OPERATION_PUBLISH, OPERATION_UNPUBLISH
from djangocms_versioning.signals import post_version_operation

logger = logging.getLogger(__name__)


def watch():
    for model in (PageContent, AliasContent):
        post_version_operation.connect(version_changed, sender=model, dispatch_uid=f"desk-{model.__name__}")


def version_changed(sender, operation, obj, **kwargs):
    from cremona_site.desk.page_care import count_from_publication

    if operation == OPERATION_PUBLISH and sender is PageContent:
        count_from_publication(obj)
    if operation in (OPERATION_PUBLISH, OPERATION_UNPUBLISH):
        transaction.on_commit(partial(look_at_links, obj.content))


def look_at_links(content):
    """Never an obstacle: what goes wrong here is found by `check_links` in the night."""
    from cremona_site.desk.broken_links import check_anew

    try:
        check_anew(content)
    except Exception:
        logger.exception("The links of %r could not be looked at", content)
