"""What the CMS changes on a page itself, without a draft, visitors see at once: it is not for Redazione."""

import pytest
from cms.models import Page, PageContent
from django.urls import reverse
from djangocms_alias.models import Alias, Category

from tests.factories import PageFactory, WriterFactory, signed_in

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/servizi/", "/prova/", "/servizi/prova/"]


@pytest.fixture
def section():
    return PageFactory(slug="prova", template="cms/section.html", in_navigation=True)


def door(name, thing, *more):
    return reverse(f"admin:cms_{name}", args=[thing.pk, *more])


def content_of(page):
    return PageContent.objects.get(page=page)


CHANGES = {
    "move": lambda page: (
        door("page_move_page", page),
        {"position": 0, "target": Page.objects.get(reverse_id="servizi").pk},
    ),
    "login": lambda page: (door("page_advanced", page), {"login_required": "on"}),
    "home": lambda page: (door("page_set_home", page), {}),
    "title": lambda page: (door("page_edit_title_fields", page, "it"), {"title": "Forzato"}),
    "notice": lambda page: (
        reverse("admin:djangocms_alias_alias_change", args=[Alias.objects.get(static_code="avviso-del-sito").pk]),
        {"site": 1, "category": Category.objects.get().pk, "name": "Altro", "language": "it"},
    ),
    "menu": lambda page: (door("pagecontent_change_innavigation", content_of(page)), {}),
    "template": lambda page: (door("pagecontent_change_template", content_of(page)), {"template": "cms/page.html"}),
    "settings": lambda page: (
        door("pagecontent_change", content_of(page)),
        {"title": "Forzato", "slug": "forzato", "language": "it", "template": "cms/page.html"},
    ),
}


def seen_by(client):
    return {address: client.get(address).text for address in ADDRESSES}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_writer_changes_nothing_that_visitors_see_at_once(client, section, change):
    before = seen_by(client)
    address, typed = change(section)

    signed_in(WriterFactory()).post(address, typed)

    assert seen_by(client) == before
