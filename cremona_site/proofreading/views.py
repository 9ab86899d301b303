"""What was found in a version, for whoever writes or publishes it."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.helpers import get_editable_url, get_preview_url
from djangocms_versioning.models import Version

from cremona_site.proofreading.gate import SEEN, is_of_the_site, seal_of
from cremona_site.proofreading.material import SETTINGS
from cremona_site.proofreading.report import findings_of


@never_cache
@require_safe
def findings(request, version_id):
    version = get_object_or_404(Version, pk=version_id)
    if version.content is None:
        raise Http404
    if not (version.has_change_permission(request.user) or version.has_publish_permission(request.user)):
        raise PermissionDenied
    found = findings_of(version.content)
    name = getattr(version.content, "title", None) or version.content.name
    errors = [finding for finding in found if finding.is_error]
    is_draft = version.state == DRAFT
    context = {
        **admin.site.each_context(request),
        "title": f"Controllo di «{name}»",
        "name": name,
        "errors": errors,
        "warnings": [finding for finding in found if not finding.is_error],
        "settings": SETTINGS,
        "was_asked": "pubblica" in request.GET,
        "is_draft": is_draft,
        "page_url": get_editable_url(version.content) if is_draft else get_preview_url(version.content),
        "may_publish": is_draft and not errors and version.check_publish.as_bool(request.user),
        "publish_url": publish_url(version, request.GET.get("next", "")),
        "seen_field": SEEN,
        "seal": seal_of(found),
    }
    return TemplateResponse(request, "admin/proofreading/findings.html", context)


def publish_url(version, after):
    """Where versioning publishes it, and then goes to `after` if that is an address of the site."""
    url = reverse(f"admin:djangocms_versioning_{version.content_type.model}version_publish", args=[version.pk])
    return f"{url}?{urlencode({'next': after})}" if is_of_the_site(after) else url
