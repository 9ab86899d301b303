"""«Ultimi cambiamenti dei dati»: the history of all facts in one list, for staff."""

from itertools import groupby

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import CharField, OuterRef, Subquery, Value
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse

from cremona_site.fact_admin import FactAdmin
from cremona_site.fact_changes import Change, deltas_between, name_of
from cremona_site.fact_history import key_to

LINES = 50


def latest_changes(request):
    """A page of what changed last, of the kinds of facts that the person may see."""
    models = list(seen_models(request))
    if not models:
        raise PermissionDenied
    page = Paginator(rows_of(models), LINES).get_page(request.GET.get("p"))
    page.object_list = changes_on(page, models)
    context = {
        **admin.site.each_context(request),
        "title": "Ultimi cambiamenti dei dati",
        "page": page,
        "may_change": False,
    }
    return TemplateResponse(request, "admin/page_facts/latest_changes.html", context)


def seen_models(request):
    """Models of facts, and of their parts, by the fact's own leave."""
    for model, model_admin in admin.site._registry.items():
        if isinstance(model_admin, FactAdmin) and model_admin.has_view_or_change_permission(request):
            yield model
            yield from (part for part in model_admin.history_parts if part not in admin.site._registry)


def rows_of(models):
    """The keys of all rows of history, the newest first, in one query."""
    parts = [keys_of(model) for model in models]
    return parts[0].union(*parts[1:], all=True).order_by("-history_date", "-history_id")


def keys_of(model):
    label = Value(model._meta.label, output_field=CharField())
    return model.history.order_by().annotate(of=label).values_list("of", "history_id", "history_date")


def changes_on(page, models):
    """The changes that the rows of a page tell; rows that tell nothing are left out."""
    by_label = {model._meta.label: model for model in models}
    found = {}
    for label, keys in groupby(sorted(page, key=lambda key: key[0]), key=lambda key: key[0]):
        found |= {(label, row.history_id): row for row in rows_with_before(by_label[label], [key[1] for key in keys])}
    changes, names = [], {}
    for label, history_id, _date in page:
        row = found[label, history_id]
        change = Change(row, row.row_before, deltas_between(row.row_before, row))
        if change.tells_something:
            whole, pk = whole_of(row)
            change.url = history_url(whole, pk)
            change.whole = name_once(names, whole, pk) if whole is not row.instance_type else ""
            changes.append(change)
    return changes


def rows_with_before(model, ids):
    """Rows of one model, each with the row before it of the same fact as `row_before`."""
    history = model.history.model.objects
    earlier = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    rows = history.filter(history_id__in=ids).select_related("history_user")
    rows = list(rows.annotate(before_id=Subquery(earlier.values("history_id")[:1])))
    before = history.in_bulk([row.before_id for row in rows if row.before_id], field_name="history_id")
    for row in rows:
        row.row_before = before.get(row.before_id)
    return rows


def whole_of(row):
    """The fact whose history the row stands in: its own, or the one that it is a part of."""
    model = row.instance_type
    for whole, model_admin in admin.site._registry.items():
        if model in getattr(model_admin, "history_parts", ()):
            return whole, getattr(row, key_to(model, whole).attname)
    return model, row.id


def name_once(names, model, pk):
    """What a fact is called; asked once for a page."""
    if (model, pk) not in names:
        found = model._base_manager.filter(pk=pk).first()
        names[model, pk] = name_of(found) if found else ""
    return names[model, pk]


def history_url(model, pk):
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_history", args=[pk])
    except NoReverseMatch:
        return ""
