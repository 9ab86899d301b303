"""Nothing goes before visitors by a button of the CMS unless it was looked at: errors stop it, warnings ask.

Every button and list of the CMS publishes through one view. What publishes by code asks `report.findings_of` itself
(`cremona_site.publication`) or brings words of our own (`cremona_site.writing`), which tests look at.
"""

import hashlib
from functools import wraps

from django.contrib.admin.utils import unquote
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from cremona_site.proofreading.report import findings_of

# What the form «Pubblica lo stesso» sends: the warnings that were seen
SEEN = "avvisi"


def watch():
    from djangocms_versioning.admin import VersionAdmin

    VersionAdmin.publish_view = once_looked_at(VersionAdmin.publish_view)


def once_looked_at(publish_view):
    @wraps(publish_view)
    def guarded(self, request, object_id):
        if "next" in request.GET and not is_of_the_site(request.GET["next"]):
            request.GET = request.GET.copy()  # versioning would take «//elsewhere/» for a page
            del request.GET["next"]
        version = self.get_object(request, unquote(object_id)) if request.method == "POST" else None
        if version and version.can_be_published() and version.check_publish.as_bool(request.user):
            findings = findings_of(version.content)
            if stops(findings, request.POST.get(SEEN, "")):
                return redirect(findings_url(version, asked=True, after=request.GET.get("next", "")))
        return publish_view(self, request, object_id)

    return guarded


def is_of_the_site(address):
    return bool(address) and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def stops(findings, seen):
    """Whether there are errors, or warnings other than those that were `seen`."""
    return any(finding.is_error for finding in findings) or (bool(findings) and seal_of(findings) != seen)


def seal_of(findings):
    """Changes with what was found, so that nobody accepts a warning that came up since they looked."""
    return hashlib.sha256(repr(sorted(map(repr, findings))).encode()).hexdigest()[:32]


def findings_url(version, *, asked=False, after=""):
    """The page with what was found in a version; `asked` where somebody tried to publish it."""
    query = {"pubblica": "1"} if asked else {}
    if after:
        query["next"] = after
    url = reverse("proofreading:findings", args=[version.pk])
    return f"{url}?{urlencode(query)}" if query else url
