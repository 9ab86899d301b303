from cms.extensions import PageExtensionAdmin
from cms.models import Page
from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cremona_site.fact_admin import ASSUME_HTTPS, FactAdmin, OnlyChosen
from cremona_site.plain_text import one_line
from projects.forms import OccurrenceForm
from projects.models import ActionArea, Initiative, LegalReference, News, Occurrence, Project, Service
from projects.models.news import SECTIONS, section_above
from projects.permissions import may_change_facts

OLD_SITE = ("Vecchio sito", {"fields": ["former_url"], "classes": ["collapse"]})


class PageFactsForm(forms.ModelForm):
    """Facts that know their page from the start: whether a letter is free depends on the pages beside it."""

    page = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.page and self.instance.extended_object_id is None:
            self.instance.extended_object = self.page

    def clean(self):
        typed = super().clean() or self.cleaned_data
        return {name: one_line(value) if isinstance(value, str) else value for name, value in typed.items()}


class PageFactsAdmin(OnlyChosen, FactAdmin, PageExtensionAdmin):
    """Facts of a page, opened from its toolbar: live when saved, so those of a published page are a publisher's."""

    form = PageFactsForm
    change_form_template = add_form_template = "admin/page_facts/change_form.html"
    actions = None

    def has_add_permission(self, request):
        page = page_named_in(request)
        return super().has_add_permission(request) and (page is None or may_change_facts(request.user, page.pk))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or may_change_facts(request.user, obj.extended_object_id)
        )

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm("cms.delete_page")  # asked when a page is to be deleted, its facts with it

    def delete_view(self, request, object_id, extra_context=None):
        raise PermissionDenied  # the facts live as long as their page

    def add_view(self, request, form_url="", extra_context=None):
        if page_named_in(request) is None:
            raise Http404
        return super().add_view(request, form_url, extra_context)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.page = page_named_in(request)
        return form


def page_named_in(request):
    """The page whose facts the toolbar asks to add; None where the address names none."""
    page_id = request.GET.get("extended_object", "")
    return Page.objects.filter(pk=page_id).first() if page_id.isdecimal() else None


class LegalReferenceInline(admin.TabularInline):
    model = LegalReference
    extra = 0
    formfield_overrides = ASSUME_HTTPS


@admin.register(Project)
class ProjectAdmin(PageFactsAdmin):
    inlines = [LegalReferenceInline]
    filter_horizontal = ["topics"]
    fieldsets = [
        (None, {"fields": ["subtitle", "first_published_on", "partners", ("starts_on", "ends_on"), "topics"]}),
        OLD_SITE,
    ]


@admin.register(ActionArea)
class ActionAreaAdmin(PageFactsAdmin):
    fieldsets = [
        (None, {"fields": ["letter", "icon", "first_published_on"]}),
        OLD_SITE,
    ]


@admin.register(Service)
class ServiceAdmin(PageFactsAdmin):
    filter_horizontal = ["topics"]
    fieldsets = [
        (None, {"fields": ["area", "office", "status", "status_reason", "topics", "first_published_on"]}),
        ("Per i motori di ricerca", {"fields": ["service_type", "audience", "area_served"]}),
        OLD_SITE,
    ]


class OccurrenceInline(OnlyChosen, admin.StackedInline):
    model = Occurrence
    form = OccurrenceForm
    extra = 0
    verbose_name = "giorno"  # «Aggiungi un altro…» wants a masculine noun
    verbose_name_plural = "date: una per ogni volta, anche se i giorni non sono di seguito"
    fieldsets = [
        ("Quando", {"fields": [("starts_at", "ends_at"), ("is_all_day", "precision"), "status"]}),
        ("Dove", {"fields": ["office", ("place", "address", "locality"), "bad_weather_place"]}),
    ]


@admin.register(Initiative)
class InitiativeAdmin(PageFactsAdmin):
    inlines = [OccurrenceInline]
    filter_horizontal = ["topics"]
    fieldsets = [
        (None, {"fields": ["kind", "area", ("organisers", "audience", "admission"), "topics", "first_published_on"]}),
        OLD_SITE,
    ]


class NewsForm(PageFactsForm):
    """A new piece of news is of the kind that its section holds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.page and "kind" in self.fields:
            self.fields["kind"].initial = SECTIONS.get(section_above(self.page), News.Kind.NEWS)


@admin.register(News)
class NewsAdmin(PageFactsAdmin):
    form = NewsForm
    filter_horizontal = ["topics"]
    fieldsets = [
        (None, {"fields": ["kind", ("first_published_on", "valid_until"), "area", "topics"]}),
        OLD_SITE,
    ]
