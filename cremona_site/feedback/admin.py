"""What staff see of the votes. Nobody changes any; who publishes may delete what visitors wrote."""

import re

from cms.models import PageContent
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from cremona_site.feedback.export import as_csv
from cremona_site.feedback.summary import NOT_SHOWN, PERIODS, USUAL_PERIOD, summaries
from cremona_site.models import RatingComment, RatingSummary
from cremona_site.models.rating_comment import DAYS_KEPT

LINES = 50
NUMBER = re.compile(r"[0-9]{1,9}")
# Which page or office, as the address of the summary names it
NAMES = {"pagina": "page_id", "ufficio": "office_id", "lingua": "language"}


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(RatingSummary)
class RatingSummaryAdmin(ReadOnlyAdmin):
    """A page of its own in place of Django's list: a line a page, and all that is known of one."""

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        """Those of single counters, which mean nothing alone, are left out."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("", self.admin_site.admin_view(self.changelist_view), name=f"{name}_changelist"),
            path("valutazioni.csv", self.admin_site.admin_view(self.csv_view), name=f"{name}_csv"),
        ]

    def changelist_view(self, request, extra_context=None):
        months, only = self.choice(request)
        found = summaries(months, **only)
        may_read = only and request.user.has_perm("cremona_site.view_ratingcomment")
        context = {
            **self.admin_site.each_context(request),
            "title": "Valutazioni delle pagine",
            "opts": self.opts,
            "months": months,
            "periods": PERIODS,
            "chosen": {name: only[field] for name, field in NAMES.items() if field in only},
            "lines": Paginator(found, LINES).get_page(request.GET.get("p")),
            "comments": RatingComment.objects.kept().filter(**only)[:LINES] if may_read else [],
            "days_kept": DAYS_KEPT,
            "full_days": RatingComment.objects.full_days(),
        }
        return TemplateResponse(request, "admin/feedback/summary.html", context)

    def csv_view(self, request):
        months, only = self.choice(request)
        response = HttpResponse(as_csv(summaries(months, **only)), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="valutazioni.csv"'
        return response

    def choice(self, request):
        """The months and the filter that the address names; refuses whoever may not look."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        months = request.GET.get("mesi", "")
        months = int(months) if months in map(str, PERIODS) else USUAL_PERIOD
        only = {field: request.GET[name] for name, field in NAMES.items() if name in request.GET}
        return months, {field: value for field, value in only.items() if is_sound(field, value)}


def is_sound(field, value):
    """Whether the database can be asked for it: a language of the site, or the number of a page or an office."""
    return value in dict(settings.LANGUAGES) if field == "language" else bool(NUMBER.fullmatch(value))


@admin.register(RatingComment)
class RatingCommentAdmin(ReadOnlyAdmin):
    list_display = ["text", "stars", "thing", "language", "day"]
    list_display_links = None
    list_filter = ["day", "stars", "language"]
    list_per_page = LINES
    search_fields = ["text"]
    show_full_result_count = False

    def get_queryset(self, request):
        titles = PageContent.objects.filter(page=OuterRef("page"), language=OuterRef("language")).values("title")[:1]
        title = Coalesce(Subquery(titles), F("office__name"))
        return super().get_queryset(request).kept().annotate(thing=title)

    @admin.display(description="pagina", ordering="thing")
    def thing(self, comment):
        return comment.thing or NOT_SHOWN
