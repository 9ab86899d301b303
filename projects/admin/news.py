from django.contrib import admin

from projects.admin.page_facts import OLD_SITE, PageFactsAdmin, PageFactsForm
from projects.models import News
from projects.models.news import SECTIONS, section_above


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
    list_display = ["title", "kind", "first_published_on", "valid_until", "area_title", "is_seen"]
    list_filter = ["kind"]
    ordering = ["-first_published_on", "-pk"]
    new_page_url_name = "new_pages:news"
    fieldsets = [
        (None, {"fields": ["kind", ("first_published_on", "valid_until"), "area", "topics"]}),
        OLD_SITE,
    ]
