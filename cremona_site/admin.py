from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from cremona_site.desk import admin as desk_admin  # noqa: F401 - registers itself
from cremona_site.fact_admin import FactAdmin, OnlyChosen
from cremona_site.feedback import admin as feedback_admin  # noqa: F401 - registers itself
from cremona_site.media_library import admin as media_library_admin  # noqa: F401 - registers itself
from cremona_site.models import OldAddress, SearchSynonym
from cremona_site.models.old_address import normalised
from cremona_site.old_addresses import answer_of, is_answered
from cremona_site.publication import planning_admin, requests_admin  # noqa: F401 - register themselves
from cremona_site.sign_in import admin as sign_in_admin  # noqa: F401 - registers itself


class OldAddressForm(forms.ModelForm):
    """An old address, which may be pasted whole; one at which the site answers would never be asked for."""

    def clean_path(self):
        path = normalised(self.cleaned_data["path"])
        if path and is_answered(path):
            raise ValidationError(
                "A %(path)s il sito risponde già: chi ci va vede quello che c’è, e non arriva mai qui. "
                "Scrivi un indirizzo che non funziona più.",
                code="answered",
                params={"path": path},
            )
        return path or self.cleaned_data["path"]


@admin.register(OldAddress)
class OldAddressAdmin(OnlyChosen, FactAdmin):
    form = OldAddressForm
    fields = ["path", "page", "office", "explanation"]
    autocomplete_fields = ["page", "office"]
    list_display = ["path", "leads_to"]
    list_per_page = 50
    list_select_related = ["office"]
    search_fields = ["path", "explanation", "page__pagecontent_set__title", "office__name"]

    @admin.display(description="porta a")
    def leads_to(self, old):
        answer = answer_of(old)
        if answer.url:
            return format_html('<a href="{0}">{0}</a>', answer.url)
        return answer.explanation or "a nessuna pagina: chi arriva legge che non c’è più"


@admin.register(SearchSynonym)
class SearchSynonymAdmin(FactAdmin):
    """Words that find the same; a search heeds them at once."""

    fields = ["typed", "meant", "is_mutual", "language"]
    list_display = ["typed", "meant", "is_mutual", "language"]
    list_filter = ["language"]
    search_fields = ["typed", "meant"]
