"""Who looks after which page: a list and a form with one choice."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied

from cremona_site.fact_admin import OnlyChosen
from cremona_site.models import PageCare
from cremona_site.models.page_care import oldest_sound_day


class IsDue(admin.SimpleListFilter):
    title = "verifica"
    parameter_name = "da_verificare"

    def lookups(self, request, model_admin):
        return [("si", "Da verificare"), ("no", "Verificate da meno di 180 giorni")]

    def queryset(self, request, queryset):
        sound = {"verified_on__gte": oldest_sound_day()}
        return {"si": queryset.exclude(**sound), "no": queryset.filter(**sound)}.get(self.value(), queryset)


@admin.register(PageCare)
class PageCareAdmin(OnlyChosen, admin.ModelAdmin):
    fields = ["page", "verified_on", "verified_by", "owner"]
    readonly_fields = ["page", "verified_on", "verified_by"]
    list_display = ["page", "verified_on", "verified_by", "owner"]
    list_filter = [IsDue, ("owner", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["verified_by", "owner"]
    list_per_page = 50
    ordering = ["verified_on"]
    search_fields = ["page__pagecontent_set__title"]
    actions = None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm("cms.delete_page")  # asked when a page is to be deleted, its care with it

    def delete_view(self, request, object_id, extra_context=None):
        raise PermissionDenied  # it lasts as long as its page
