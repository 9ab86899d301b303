from django.contrib import admin

from projects.admin.page_facts import OLD_SITE, PageFactsAdmin
from projects.models import Service


@admin.register(Service)
class ServiceAdmin(PageFactsAdmin):
    filter_horizontal = ["topics"]
    list_display = ["title", "status", "office", "area_title", "is_seen"]
    list_filter = ["status"]
    list_select_related = ["office"]
    fieldsets = [
        (None, {"fields": ["area", "office", "status", "status_reason", "topics", "first_published_on"]}),
        ("Per i motori di ricerca", {"fields": ["service_type", "audience", "area_served"]}),
        OLD_SITE,
    ]
