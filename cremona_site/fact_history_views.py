"""The pages of a fact's history: the list of what changed, and the question before an old version comes back."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from cremona_site.fact_changes import instance_of, name_of
from cremona_site.fact_history import RefusedError, bring_back, difference_to_now, history_of, key_to, stored_for

LINES = 50


class FactHistoryViews:
    """Views of `FactAdmin`; the parts of a fact are shown and brought back with it."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_history_part"
        view = self.admin_site.admin_view(self.history_part_view)
        return [path("<path:object_id>/history/<slug:part>/<int:version_id>/", view, name=name), *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        pk = key_of(object_id)
        fact = self.model._base_manager.filter(pk=pk).first()
        last = self.model.history.filter(id=pk).first()
        if fact is None and last is None:
            raise Http404
        shown = fact or instance_of(last)
        if not self.has_view_or_change_permission(request, shown):
            raise PermissionDenied
        changes = history_of(self.model, pk, self.history_parts)
        page = Paginator(changes, LINES).get_page(request.GET.get("p"))
        for change in page:
            change.url = self.version_url(pk, change.row)
        context = {"fact": fact, "page": page, "may_change": self.may_bring_back(request, shown)}
        return self.page(request, "admin/page_facts/history.html", f"Cronologia: {name_of(shown)}", pk, context)

    def version_url(self, pk, row):
        base = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        if row.instance_type is self.model:
            return reverse(f"{base}_simple_history", args=[pk, row.history_id])
        return reverse(f"{base}_history_part", args=[pk, row.instance_type._meta.model_name, row.history_id])

    def may_bring_back(self, request, whole, row=None):
        """Whether `whole` may be changed by the person, and a row of it be changed, or added where it was deleted."""
        if row is None:
            return self.has_change_permission(request, whole)
        opts = row.instance_type._meta
        action = "change" if stored_for(row) else "add"
        may = request.user.has_perm(f"{opts.app_label}.{action}_{opts.model_name}")
        return may and self.has_change_permission(request, whole)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        if not str(version_id).isdecimal():
            raise Http404
        row = get_object_or_404(self.model.history, history_id=version_id, id=key_of(object_id))
        return self.version_view(request, key_of(object_id), row, instance_of(row))

    def history_part_view(self, request, object_id, part, version_id):
        model = next((model for model in self.history_parts if model._meta.model_name == part), None)
        if model is None:
            raise Http404
        key = key_to(model, self.model)
        row = get_object_or_404(model.history, history_id=version_id, **{key.attname: key_of(object_id)})
        whole = self.model._base_manager.filter(pk=key_of(object_id)).first()
        if whole is None:
            last = get_object_or_404(self.model.history.filter(id=key_of(object_id))[:1])
            whole = instance_of(last)
        return self.version_view(request, key_of(object_id), row, whole)

    def version_view(self, request, pk, row, whole):
        """One row of history; whoever may change the fact brings it back from here."""
        if not self.has_view_or_change_permission(request, whole):
            raise PermissionDenied
        may_change = self.may_bring_back(request, whole, row)
        context = {"row": row, "name": name_of(instance_of(row)), "refused": ""}
        if request.method == "POST":
            if not may_change:
                raise PermissionDenied
            try:
                fact = bring_back(row, self.history_parts if row.instance_type is self.model else ())
            except RefusedError as refused:
                context["refused"] = str(refused)
            else:
                self.log_change(request, fact, f"Ripristinata la versione n. {row.history_id}")
                self.message_user(request, f"Fatto: «{name_of(fact)}» è come prima.", messages.SUCCESS)
                return HttpResponseRedirect(self.history_url(pk) + popup_of(request))
        context |= {
            "difference": difference_to_now(row),
            "is_stored": stored_for(row) is not None,
            "may_change": may_change,
        }
        return self.page(
            request, "admin/page_facts/version.html", f"Versione del passato: {context['name']}", pk, context
        )

    def history_url(self, pk):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", args=[pk])

    def page(self, request, template, title, pk, context):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "is_popup": "_popup" in request.GET or "_popup" in request.POST,
            "popup": popup_of(request),
            "history_url": self.history_url(pk),
            "change_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[pk]),
            **context,
        }
        return TemplateResponse(request, template, context)


def key_of(object_id):
    """The key that an address names; what is no key is found nowhere."""
    text = unquote(str(object_id))
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)


def popup_of(request):
    return "?_popup=1" if "_popup" in request.GET or "_popup" in request.POST else ""
