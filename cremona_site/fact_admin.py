"""The admin of facts, which are live when saved: their history, and who may go back in it."""

from django.core.exceptions import PermissionDenied
from django.db.models import URLField
from django.shortcuts import get_object_or_404
from simple_history.admin import SimpleHistoryAdmin

# An address typed without http:// or https:// is one with https
ASSUME_HTTPS = {URLField: {"assume_scheme": "https"}}


class OnlyChosen:
    """Leaves out the buttons beside a page, an area or an office that would change or delete that itself."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        for right in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
            if hasattr(getattr(field, "widget", None), right):
                setattr(field.widget, right, False)
        return field


class FactAdmin(SimpleHistoryAdmin):
    """Facts with their history; saving without a change writes nothing."""

    formfield_overrides = ASSUME_HTTPS

    def save_model(self, request, obj, form, change):
        if not change or form.changed_data or "/history/" in request.path:
            super().save_model(request, obj, form, change)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """Refuses to bring an old row back for who may not change the fact: the library asks only for leave to look."""
        if request.method == "POST":
            row = get_object_or_404(self.model.history, history_id=version_id, id=object_id)
            if not self.has_change_permission(request, row.instance):
                raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)
