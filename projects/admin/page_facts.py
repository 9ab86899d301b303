"""The facts of a page in the admin, opened from its toolbar, from a list or from the desk."""

from cms.extensions import PageExtensionAdmin
from cms.models import Page, PageContent
from cms.toolbar.utils import get_object_preview_url
from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from cremona_site.fact_admin import FactAdmin, OnlyChosen
from cremona_site.plain_text import one_line
from projects.admin.lists import ListedFacts
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


class PageFactsAdmin(ListedFacts, OnlyChosen, FactAdmin, PageExtensionAdmin):
    """Facts of a page: live when saved, so those of a published page are a publisher's."""

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

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.page = page_named_in(request)
        return form

    def render_change_form(self, request, context, obj=None, **kwargs):
        if obj is not None and not context["is_popup"]:
            context["ways_on"] = ways_on(self, obj)
        return super().render_change_form(request, context, obj=obj, **kwargs)


def ways_on(model_admin, facts):
    """Where to go from the form outside the toolbar: the page as visitors see it, its newest version, the list."""
    contents = PageContent.admin_manager.filter(page=facts.extended_object_id, language=settings.LANGUAGE_CODE)
    newest = contents.order_by("-pk").first()
    public = PageContent.objects.filter(page=facts.extended_object_id, language=settings.LANGUAGE_CODE).first()
    if public:
        yield {"label": "La pagina sul sito", "url": public.get_absolute_url()}
    if newest:
        yield {"label": "Apri la pagina per modificarla", "url": get_object_preview_url(newest)}
    opts = model_admin.opts
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    yield {"label": f"Elenco: {opts.verbose_name_plural}", "url": url}


def page_named_in(request):
    """The page whose facts the toolbar asks to add; None where the address names none."""
    page_id = request.GET.get("extended_object", "")
    return Page.objects.filter(pk=page_id).first() if page_id.isdecimal() else None
