"""Lists of facts in the admin: each with the title of its page, only those that the person may change."""

from cms.models import PageContent
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, Exists, OuterRef, Subquery, When
from django.urls import NoReverseMatch, reverse
from djangocms_versioning.constants import PUBLISHED

PER_PAGE = 50


class FactsList(ChangeList):
    """Facts with the title of the page and whether visitors see it; a person of Redazione sees those of drafts."""

    def get_queryset(self, request, exclude_parameters=None):
        found = with_pages(super().get_queryset(request, exclude_parameters))
        return found if request.user.has_perm("cms.publish_page") else found.filter(is_public=False)


def with_pages(facts):
    """Facts annotated with `page_title`, that of the published version or of the newest, and `is_public`."""
    language = settings.LANGUAGE_CODE
    public = PageContent.objects.filter(page=OuterRef("extended_object"), language=language)
    published_first = Case(When(versions__state=PUBLISHED, then=0), default=1)
    contents = PageContent.admin_manager.filter(language=language).order_by(published_first, "-pk")
    titles = contents.filter(page=OuterRef("extended_object")).values("title")
    facts = facts.annotate(is_public=Exists(public), page_title=Subquery(titles[:1]))
    if not hasattr(facts.model, "area"):
        return facts
    areas = contents.filter(page__actionarea=OuterRef("area"))
    return facts.annotate(area_title=Subquery(areas.values("title")[:1]))


class ListedFacts:
    """An entry in the menu of the admin and a list; what makes new pages is elsewhere."""

    change_list_template = "admin/page_facts/change_list.html"
    list_display = ["title", "is_seen"]
    list_per_page = PER_PAGE
    search_fields = ["extended_object__pagecontent_set__title"]
    show_full_result_count = False
    new_page_url_name = None

    def get_changelist(self, request, **kwargs):
        return FactsList

    def get_model_perms(self, request):
        may_open = self.has_view_or_change_permission(request)
        return {"view": may_open, "change": may_open, "add": False, "delete": False}

    def changelist_view(self, request, extra_context=None):
        context = {
            "has_add_permission": False,
            "new_page_url": self.new_page_url(request),
            "sees_drafts_only": not request.user.has_perm("cms.publish_page"),
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def new_page_url(self, request):
        if not self.new_page_url_name or not request.user.has_perm("cms.add_page"):
            return ""
        try:
            return reverse(self.new_page_url_name)
        except NoReverseMatch:
            return ""

    @admin.display(description="titolo", ordering="page_title")
    def title(self, facts):
        return facts.page_title or "(senza titolo)"

    @admin.display(description="azione del progetto", ordering="area_title")
    def area_title(self, facts):
        return facts.area_title or "–"

    @admin.display(description="sul sito", boolean=True, ordering="is_public")
    def is_seen(self, facts):
        return facts.is_public
