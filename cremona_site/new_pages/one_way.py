"""Leads what the CMS has of its own for new pages here, so that everybody meets the same forms.

Its blank page stays for kinds without a form of their own (`?vuota=1`), and its form for translations and copies.
"""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

ABOVE = "sotto"
BLANK = "vuota"


def lead():
    from cms.cms_toolbars import PageToolbar, PlaceholderToolbar
    from cms.models import PageContent
    from cms.wizards.views import WizardCreateView

    PlaceholderToolbar.add_wizard_button = button_to_choice
    PageToolbar.add_page_menu = with_our_entries(PageToolbar.add_page_menu)
    WizardCreateView.dispatch = to_choice
    page_admin = admin.site._registry[PageContent]
    page_admin.add_view = unless_blank(page_admin.add_view)


def way_to_forms(page_id=None):
    """The form for a page below this one, or the choice among them."""
    from cremona_site.new_pages.places import form_below

    if page_id is None:
        return reverse("new_pages:choice")
    return f"{reverse(form_below(page_id))}?{urlencode({ABOVE: page_id})}"


def button_to_choice(toolbar):
    if toolbar.request.user.has_perm("cms.add_page"):
        toolbar.toolbar.add_button("Crea…", reverse("new_pages:choice"), side=toolbar.toolbar.RIGHT)


def to_choice(view, request, *args, **kwargs):
    if not request.user.is_active or not request.user.is_staff:
        raise PermissionDenied
    return HttpResponseRedirect(reverse("new_pages:choice"))


def with_our_entries(add_page_menu):
    """The page's menu with plain links in place of the two frames in which the CMS makes a page without facts."""
    from cms.cms_toolbars import PAGE_MENU_ADD_IDENTIFIER, PAGE_MENU_IDENTIFIER
    from cms.toolbar.items import ModalItem

    @wraps(add_page_menu)
    def populated(toolbar):
        add_page_menu(toolbar)
        menu = toolbar.toolbar.get_menu(PAGE_MENU_IDENTIFIER)
        entries = menu and menu.menus.get(PAGE_MENU_ADD_IDENTIFIER)
        if not entries:
            return
        own = reverse("admin:cms_pagecontent_add")
        blank = [item for item in entries.get_items() if isinstance(item, ModalItem) and item.url.startswith(own)]
        for item in blank:
            entries.remove_item(item)
        may_add = toolbar.request.user.has_perm("cms.add_page")
        entries.add_link_item("Pagina sotto questa…", way_to_forms(toolbar.page.pk), disabled=not may_add, position=0)
        entries.add_link_item("Pagina nuova…", way_to_forms(), disabled=not may_add, position=0)

    return populated


def unless_blank(add_view):
    @wraps(add_view)
    def guided(request, form_url="", extra_context=None):
        is_plain = not {"cms_page", BLANK} & request.GET.keys() and "duplicate" not in request.path_info
        if request.method != "GET" or not is_plain:
            return add_view(request, form_url, extra_context)
        above = request.GET.get("parent_page", "")
        return HttpResponseRedirect(way_to_forms(int(above) if above.isdecimal() and len(above) < 10 else None))

    return guided
