"""The addresses of the library."""

from django.urls import reverse
from filer.admin.tools import admin_url_params_encoded


def listing_of(folder, request):
    """A folder's list, or that of the whole library; a window that picks a file for a form stays one."""
    name = "admin:filer-directory_listing" if folder else "admin:filer-directory_listing-root"
    return reverse(name, args=[folder.pk] if folder else []) + admin_url_params_encoded(request)
