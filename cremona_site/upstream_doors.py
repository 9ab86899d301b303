"""Addresses of the libraries that ask too little before they answer, or fall over; found by walking them all.

`tests/site/permission_table.txt` says who gets what from each. Somebody of the staff without a group sees no draft.
"""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

WRITE = "cms.change_page"
SEE_ALIASES = "djangocms_alias.view_alias"


def mend():
    show_drafts_to_writers()
    show_aliases_to_writers()
    answer_where_there_is_no_translation()
    delete_translations_that_were_never_published()
    keep_words_of_aliases_in_their_versions()
    keep_toolbar_of_aliases_standing()
    copy_pages_that_are_drafts()
    lead_back_within_the_site()


def asking(permission, view, place=0):
    """The view, for those who have the permission; `place` says where the request stands among its arguments."""

    @wraps(view)
    def guarded(*args, **kwargs):
        if not args[place].user.has_perm(permission):
            raise PermissionDenied
        return view(*args, **kwargs)

    return guarded


def show_drafts_to_writers():
    """The CMS shows any draft to whoever is staff, and so do versioning's pages to compare and to choose a page."""
    from cms.admin import placeholderadmin
    from djangocms_versioning.admin import VersionAdmin

    for name in ("render_object_preview", "render_object_structure"):
        setattr(placeholderadmin, name, asking(WRITE, getattr(placeholderadmin, name)))
    for name in ("compare_view", "grouper_form_view"):
        setattr(VersionAdmin, name, asking(WRITE, getattr(VersionAdmin, name), place=1))


def show_aliases_to_writers():
    """The lists of aliases and of where one is used ask for nothing but a member of staff."""
    from djangocms_alias.cms_plugins import Alias
    from djangocms_alias.views import AliasSelect2View, CategorySelect2View

    for name in ("alias_usage_view", "create_alias_view"):
        setattr(Alias, name, asking(SEE_ALIASES, getattr(Alias, name), place=1))
    for view in (AliasSelect2View, CategorySelect2View):
        view.dispatch = asking(SEE_ALIASES, view.dispatch, place=1)


def answer_where_there_is_no_translation():
    """Copying the words of a page into a language that it does not have is a fault of the server to versioning."""
    from cms.models import PageContent
    from djangocms_versioning.cms_config import VersioningCMSPageAdminMixin

    copy_language = VersioningCMSPageAdminMixin.copy_language

    @wraps(copy_language)
    def into_a_language_that_exists(self, request, object_id):
        source = get_object_or_404(PageContent.admin_manager, pk=object_id)
        language = request.POST.get("target_language", "")
        if not PageContent.admin_manager.filter(page=source.page_id, language=language).exists():
            return HttpResponseBadRequest("La pagina non ha ancora questa lingua: prima crea la traduzione.")
        return copy_language(self, request, object_id)

    VersioningCMSPageAdminMixin.copy_language = into_a_language_that_exists


def delete_translations_that_were_never_published():
    """Such a translation has no address yet; the CMS deletes its address first, and stops where there is none."""
    from cms.admin.pageadmin import PageContentAdmin
    from cms.models import PageUrl

    delete_model = PageContentAdmin.delete_model

    @wraps(delete_model)
    def delete_with_or_without_address(self, request, obj):
        address = {"page": obj.page, "language": obj.language}
        if not PageUrl.objects.filter(**address).exists():
            PageUrl.objects.create(**address, site_id=obj.page.site_id, slug=obj.slug or "", path=None)
        return delete_model(self, request, obj)

    PageContentAdmin.delete_model = delete_with_or_without_address


def keep_words_of_aliases_in_their_versions():
    """Versions are discarded or archived; the address that deletes one's words falls over, and no link leads there."""
    from djangocms_alias.admin import AliasContentAdmin

    def delete_view(self, request, object_id, extra_context=None):
        raise PermissionDenied

    AliasContentAdmin.delete_view = delete_view


def keep_toolbar_of_aliases_standing():
    """Its toolbar looks for the CMS's button “Crea” to switch it on, and falls over where ours stands in its place."""
    from djangocms_alias.cms_toolbars import AliasToolbar

    AliasToolbar.enable_create_wizard_button = lambda self: None


def copy_pages_that_are_drafts():
    """“Duplica” falls over for a draft, and puts the words into second slots beside the empty ones of the new page."""
    from cms.admin.forms import AddPageForm
    from cms.models import Page, PageContent, Placeholder

    get_placeholders, save = Page.get_placeholders, AddPageForm.save

    @wraps(get_placeholders)
    def of_what_there_is(self, language, admin_manager=False):
        try:
            return get_placeholders(self, language, admin_manager)
        except PageContent.DoesNotExist:
            return get_placeholders(self, language, admin_manager=True)

    @wraps(save)
    def with_each_slot_once(self, *args, **kwargs):
        content = save(self, *args, **kwargs)
        by_slot = {}
        for placeholder in Placeholder.objects.get_for_obj(content).order_by("pk"):
            by_slot.setdefault(placeholder.slot, []).append(placeholder)
        for *before, _last in by_slot.values():
            for empty in before:
                empty.delete()
        vars(content).pop("_placeholder_cache", None)
        return content

    Page.get_placeholders = of_what_there_is
    AddPageForm.save = with_each_slot_once


def lead_back_within_the_site():
    """Versioning looks at the path of `?back=` alone, and would print a link to another host."""
    from djangocms_versioning.admin import VersionAdmin
    from djangocms_versioning.helpers import version_list_url

    back_link = VersionAdmin.back_link

    def guarded(request, version=None):
        if url_has_allowed_host_and_scheme(request.GET.get("back", ""), allowed_hosts=None):
            return back_link(request, version)
        return version_list_url(version.content) if version else None

    VersionAdmin.back_link = staticmethod(guarded)
