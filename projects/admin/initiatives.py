from django.contrib import admin
from django.db.models import F, OuterRef, Subquery

from cremona_site.fact_admin import OnlyChosen
from projects.admin.page_facts import OLD_SITE, PageFactsAdmin
from projects.dates import over, to_come
from projects.forms import OccurrenceForm
from projects.models import Initiative, Occurrence


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


class WhenFilter(admin.SimpleListFilter):
    """Initiatives that have a date to come, only past ones, or none at all."""

    title = "quando"
    parameter_name = "quando"

    def lookups(self, request, model_admin):
        return [("in-arrivo", "In arrivo"), ("passate", "Passate"), ("senza-data", "Ancora senza data")]

    def queryset(self, request, queryset):
        coming = Occurrence.objects.filter(to_come()).values("initiative")
        if self.value() == "in-arrivo":
            return queryset.filter(pk__in=coming)
        if self.value() == "passate":
            past = Occurrence.objects.filter(over()).values("initiative")
            return queryset.filter(pk__in=past).exclude(pk__in=coming)
        if self.value() == "senza-data":
            return queryset.filter(occurrences__isnull=True)
        return queryset


@admin.register(Initiative)
class InitiativeAdmin(PageFactsAdmin):
    inlines = [OccurrenceInline]
    history_parts = (Occurrence,)
    filter_horizontal = ["topics"]
    list_display = ["title", "next_date", "state", "kind", "area_title", "is_seen"]
    list_filter = [WhenFilter, "kind"]
    new_page_url_name = "new_pages:initiative"
    fieldsets = [
        (None, {"fields": ["kind", "area", ("organisers", "audience", "admission"), "topics", "first_published_on"]}),
        OLD_SITE,
    ]

    def get_queryset(self, request):
        """With `next_at`, by which they are ordered: the next moment at which one takes place."""
        dates = Occurrence.objects.filter(to_come(), initiative=OuterRef("pk")).order_by("starts_at")
        found = super().get_queryset(request).annotate(next_at=Subquery(dates.values("starts_at")[:1]))
        return found.prefetch_related("occurrences")

    def get_ordering(self, request):
        return [F("next_at").asc(nulls_last=True), "-pk"]

    @admin.display(description="prossima data", ordering="next_at")
    def next_date(self, initiative):
        date = date_that_counts(initiative)
        return date.when if date else "ancora senza data"

    @admin.display(description="stato")
    def state(self, initiative):
        date = date_that_counts(initiative)
        if date is None:
            return "–"
        return "Passata" if date.is_over and not date.is_off else date.get_status_display()


def date_that_counts(initiative):
    """The next date, those that hold before the others; the last one where all are past; None where there is none."""
    coming = [date for date in initiative.dates if not date.is_over]
    if coming:
        return min(coming, key=lambda date: (date.is_off, date.starts_at))
    return max(initiative.dates, key=lambda date: date.starts_at, default=None)
