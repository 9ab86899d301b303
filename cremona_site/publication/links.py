"""Addresses of the pages of this package, in the admin."""

from urllib.parse import urlencode

from django.urls import reverse

REQUEST = "admin:cremona_site_publicationrequest"
SCHEDULE = "admin:cremona_site_scheduledchange"


def ask_url(version):
    return reverse(f"{REQUEST}_ask", args=[version.pk])


def request_url(request):
    return reverse(f"{REQUEST}_change", args=[request.pk])


def withdraw_request_url(request):
    return reverse(f"{REQUEST}_withdraw", args=[request.pk])


def history_url(content):
    """All requests of a page or an alias in the language of `content`."""
    kind = {"pagina": content.page_id} if hasattr(content, "page_id") else {"alias": content.alias_id}
    return f"{reverse(f'{REQUEST}_changelist')}?{urlencode(kind | {'lingua': content.language})}"


def schedule_url(version):
    return reverse(f"{SCHEDULE}_schedule", args=[version.pk])


def plans_url():
    return reverse(f"{SCHEDULE}_changelist")


def version_url(version, action, **query):
    """An address of versioning's own pages, such as `compare` or `unlock`."""
    name = f"admin:djangocms_versioning_{version.content_type.model}version_{action}"
    url = reverse(name, args=[version.pk])
    return f"{url}?{urlencode(query)}" if query else url
