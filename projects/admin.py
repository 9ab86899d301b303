from cms.extensions import PageExtensionAdmin
from cms.models import PageContent
from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from projects.models import ActionArea, LegalReference, Project

OLD_SITE = ("Vecchio sito", {"fields": ["former_url"], "classes": ["collapse"]})


class PageFactsAdmin(SimpleHistoryAdmin, PageExtensionAdmin):
    """Facts of a page, opened from its toolbar: live when saved, so those of a published page are a publisher's."""

    change_form_template = add_form_template = "admin/page_facts/change_form.html"

    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or not is_published(obj) or request.user.has_perm("cms.publish_page")

    def has_delete_permission(self, request, obj=None):
        return False  # the facts live as long as their page

    def save_model(self, request, obj, form, change):
        is_unchanged = change and not form.changed_data and "/history/" not in request.path
        if not is_unchanged:
            super().save_model(request, obj, form, change)


def is_published(facts):
    return PageContent.objects.filter(page_id=facts.extended_object_id).exists()


class LegalReferenceInline(admin.TabularInline):
    model = LegalReference
    extra = 0


@admin.register(Project)
class ProjectAdmin(PageFactsAdmin):
    inlines = [LegalReferenceInline]
    fieldsets = [
        (None, {"fields": ["subtitle", "first_published_on", "partners", ("starts_on", "ends_on")]}),
        OLD_SITE,
    ]


@admin.register(ActionArea)
class ActionAreaAdmin(PageFactsAdmin):
    fieldsets = [
        (None, {"fields": ["letter", "icon", "first_published_on"]}),
        OLD_SITE,
    ]
