from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect

from contacts.forms import ContactPointForm, OpeningHoursFormSet
from contacts.models import ContactPoint, Office, OpeningHours
from contacts.usage import titles_of_pages_using
from cremona_site.fact_admin import FactAdmin


class ContactPointInline(admin.TabularInline):
    model = ContactPoint
    form = ContactPointForm
    extra = 0
    show_change_link = True


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    formset = OpeningHoursFormSet
    extra = 0
    show_change_link = True


@admin.register(Office)
class OfficeAdmin(FactAdmin):
    list_display = ["name", "full_address", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "address", "contact_points__value"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ContactPointInline, OpeningHoursInline]
    history_parts = (ContactPoint, OpeningHours)
    fieldsets = [
        (None, {"fields": ["name", "slug", "is_active"]}),
        ("Dove si trova", {"fields": ["address", "entrance_note", ("postal_code", "locality")]}),
        ("Sulla mappa", {"fields": [("latitude", "longitude")], "classes": ["collapse"]}),
        ("Vecchio sito", {"fields": ["former_url"], "classes": ["collapse"]}),
    ]

    @admin.display(description="indirizzo")
    def full_address(self, office):
        return office.full_address

    def get_deleted_objects(self, objs, request):
        """Names the pages that show an office, where Django would name the plugins of each of their versions."""
        offices = Office.objects.filter(pk__in=[office.pk for office in objs])
        in_use = {office: titles_of_pages_using(office) for office in offices}
        protected = [f"{office}: è nelle pagine {', '.join(titles)}" for office, titles in in_use.items() if titles]
        if protected:
            return [], {}, set(), protected
        return super().get_deleted_objects(objs, request)

    def delete_view(self, request, object_id, extra_context=None):
        office = self.get_object(request, object_id)
        if office and not self.has_delete_permission(request, office):
            raise PermissionDenied
        titles = titles_of_pages_using(office) if office else []
        if not titles:
            return super().delete_view(request, object_id, extra_context)
        pages = ", ".join(f"«{title}»" for title in titles)
        self.message_user(
            request,
            f"«{office}» non si può eliminare perché è in queste pagine (o in una loro versione): {pages}. "
            "Per nasconderlo in tutto il sito togli la spunta «attivo» e salva.",
            messages.ERROR,
        )
        return HttpResponseRedirect("../change/")


class OfficePartAdmin(FactAdmin):
    """A part of an office, reached from the office's form: its own page is there for its history."""

    def get_model_perms(self, request):
        return {}


@admin.register(ContactPoint)
class ContactPointAdmin(OfficePartAdmin):
    form = ContactPointForm
    fields = ["office", "kind", "value", "label", "order"]


@admin.register(OpeningHours)
class OpeningHoursAdmin(OfficePartAdmin):
    fields = ["office", "weekday", "opens_at", "closes_at"]
