from django.contrib import admin

from cremona_site.fact_admin import ASSUME_HTTPS
from projects.admin.page_facts import OLD_SITE, PageFactsAdmin
from projects.models import ActionArea, LegalReference, Project


class LegalReferenceInline(admin.TabularInline):
    model = LegalReference
    extra = 0
    formfield_overrides = ASSUME_HTTPS


@admin.register(Project)
class ProjectAdmin(PageFactsAdmin):
    inlines = [LegalReferenceInline]
    history_parts = (LegalReference,)
    filter_horizontal = ["topics"]
    list_display = ["title", "period", "is_seen"]
    new_page_url_name = "new_pages:project"
    fieldsets = [
        (None, {"fields": ["subtitle", "first_published_on", "partners", ("starts_on", "ends_on"), "topics"]}),
        OLD_SITE,
    ]

    @admin.display(description="periodo")
    def period(self, project):
        return project.period or "–"


@admin.register(ActionArea)
class ActionAreaAdmin(PageFactsAdmin):
    list_display = ["title", "letter", "is_seen"]
    fieldsets = [
        (None, {"fields": ["letter", "icon", "first_published_on"]}),
        OLD_SITE,
    ]
