"""The admin of facts, which are live when saved: saved once, never over somebody else's change, and with a way back."""

from django.contrib.admin.utils import unquote
from django.db import connection, transaction
from django.db.models import URLField
from django.forms.models import BaseInlineFormSet
from simple_history.admin import SimpleHistoryAdmin

from cremona_site import edit_conflicts, sent_once
from cremona_site.fact_history import history_of
from cremona_site.fact_history_views import FactHistoryViews
from cremona_site.sent_rows import with_lost_rows_as_new

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


class GuardedForms:
    """Forms that are saved once, and not over what somebody else changed since they were opened."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            sent_once.one_after_the_other(request.user)
            saved = sent_once.saved_before(request, [self.model, *self.history_parts])
            return (saved and self.answer_again(request, saved, object_id)) or super().changeform_view(
                request, object_id, form_url, extra_context
            )

    def answer_again(self, request, saved, object_id):
        """What the first arrival of this form was answered."""
        fact = self.get_object(request, unquote(object_id) if object_id else str(saved.id))
        if fact is None:
            return None
        return self.response_change(request, fact) if object_id else self.response_add(request, fact)

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST" and connection.in_atomic_block and str(object_id).isdecimal():
            # Until this save is over nobody else writes here
            list(self.model._base_manager.select_for_update().filter(pk=object_id).values("pk"))
        return super().get_object(request, object_id, from_field)

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)
        request.formsets = [formset for formset in formsets if isinstance(formset, BaseInlineFormSet)]
        return formsets, inlines

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" in kwargs:
            kwargs["data"] = with_lost_rows_as_new(kwargs["data"], prefix, inline.model)
        return kwargs

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if request.method != "POST" or obj is None:
            return form
        changed_by = self.changed_by

        class Guarded(form):
            def clean(self):
                cleaned = super().clean()
                formsets = getattr(request, "formsets", [])
                for formset in formsets:
                    formset.is_valid()
                conflict = edit_conflicts.conflict_in(
                    request.POST, self, formsets, lambda since: changed_by(request, obj, since)
                )
                if conflict:
                    request.edit_conflict = conflict
                    edit_conflicts.refuse(self, conflict)
                return cleaned

        return Guarded

    def changed_by(self, request, obj, since):
        """Who changed a fact or its parts since then, as the beginning of a sentence goes on."""
        changes = [change for change in history_of(self.model, obj.pk, self.history_parts) if change.when >= since]
        if not changes:
            return "questi dati sono cambiati"
        last = changes[0]
        hour = edit_conflicts.hour_of(last.when)
        if last.row.history_user_id == request.user.pk:
            return f"hai cambiato questi dati {hour} in un’altra finestra"
        return f"{last.who} ha cambiato questi dati {hour}"

    def render_change_form(self, request, context, **kwargs):
        forms = [context["adminform"].form]
        for inline in context["inline_admin_formsets"]:
            forms += [form for form in inline.formset.forms if hasattr(form, "instance")]
        conflict = getattr(request, "edit_conflict", None)
        context["guard"] = {
            "number": sent_once.number_for(request),
            "seen": request.POST.get(edit_conflicts.SEEN) or edit_conflicts.seen_in(forms),
            "conflict": conflict,
        }
        return super().render_change_form(request, context, **kwargs)


class FactAdmin(GuardedForms, FactHistoryViews, SimpleHistoryAdmin):
    """Facts with their history; saving without a change writes nothing. `history_parts` are models of their rows."""

    formfield_overrides = ASSUME_HTTPS
    history_parts = ()
    change_form_template = add_form_template = "admin/page_facts/fact_form.html"

    def save_model(self, request, obj, form, change):
        if not change or form.changed_data:
            super().save_model(request, obj, form, change)
