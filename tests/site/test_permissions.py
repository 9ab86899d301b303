"""Redazione writes and previews; Pubblicazione also publishes, takes down, deletes and moves."""

import pytest
from cms.models import Page, PageContent
from cms.toolbar.utils import get_object_edit_url
from django.urls import reverse
from djangocms_alias.models import Alias, AliasContent
from djangocms_versioning.constants import DRAFT, PUBLISHED, UNPUBLISHED
from djangocms_versioning.models import Version

from cremona_site import writing
from tests.factories import PageFactory, PublisherFactory, signed_in
from tests.site.publication import only_plugin_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """A published page with a new draft over it."""
    page = PageFactory(slug="prova", slots={"content": "<p>Prima.</p>"})
    writing.write_slot(writing.draft_of(page), "content", "<p>Dopo.</p>")
    return page


@pytest.fixture
def notice():
    """The site notice, published, with a new draft over it."""
    draft = writing.draft_notice("Avviso del sito")
    writing.write_notice(draft, "<p>Dopo.</p>")
    return draft.alias


def contents_of(thing):
    manager, name = (AliasContent, "alias") if isinstance(thing, Alias) else (PageContent, "page")
    return manager.admin_manager.filter(**{name: thing}).order_by("pk")


def version_in(state, thing):
    return next(v for v in map(Version.objects.get_for_content, contents_of(thing)) if v.state == state)


def states_of(thing):
    return [Version.objects.get_for_content(content).state for content in contents_of(thing)]


def order(browser, action, version):
    name = version.content._meta.model_name
    return browser.post(reverse(f"admin:djangocms_versioning_{name}version_{action}", args=[version.pk]))


@pytest.mark.parametrize("kind", ["article", "notice"])
def test_a_writer_publishes_nothing_and_takes_nothing_down(request, writer, kind):
    thing = request.getfixturevalue(kind)

    order(writer, "publish", version_in(DRAFT, thing))
    order(writer, "unpublish", version_in(PUBLISHED, thing))

    assert states_of(thing) == [PUBLISHED, DRAFT]


@pytest.mark.parametrize("kind", ["article", "notice"])
def test_a_publisher_publishes_and_takes_down(request, publisher, kind):
    thing = request.getfixturevalue(kind)

    order(publisher, "publish", version_in(DRAFT, thing))
    assert states_of(thing) == [UNPUBLISHED, PUBLISHED]

    order(publisher, "unpublish", version_in(PUBLISHED, thing))
    assert states_of(thing) == [UNPUBLISHED, UNPUBLISHED]


def test_visitors_see_what_a_publisher_published_and_took_down(client, publisher, article):
    assert "Prima." in client.get("/prova/").text

    order(publisher, "publish", version_in(DRAFT, article))
    assert "Dopo." in client.get("/prova/").text

    order(publisher, "unpublish", version_in(PUBLISHED, article))
    assert client.get("/prova/").status_code == 410


def test_a_publisher_brings_the_old_words_back(client, publisher, article):
    order(publisher, "publish", version_in(DRAFT, article))

    order(publisher, "revert", version_in(UNPUBLISHED, article))
    order(publisher, "publish", version_in(DRAFT, article))

    assert "Prima." in client.get("/prova/").text


def test_a_writer_brings_old_words_back_as_a_draft_only(client, writer, article):
    order(signed_in(PublisherFactory()), "publish", version_in(DRAFT, article))

    order(writer, "revert", version_in(UNPUBLISHED, article))

    assert states_of(article)[-1] == DRAFT
    assert "Dopo." in client.get("/prova/").text


def test_only_who_may_publish_sees_the_publish_button(writer, publisher, article):
    draft = version_in(DRAFT, article)
    publish_url = reverse("admin:djangocms_versioning_pagecontentversion_publish", args=[draft.pk])
    edit_url = get_object_edit_url(draft.content)

    assert writer.get(edit_url).status_code == 200
    assert publish_url not in writer.get(edit_url).text
    assert publish_url in publisher.get(edit_url).text


def test_a_writer_starts_a_draft_and_changes_its_words(client, writer):
    page = PageFactory(slug="prova", slots={"content": "<p>Prima.</p>"})

    order(writer, "edit_redirect", version_in(PUBLISHED, page))
    plugin = only_plugin_of(version_in(DRAFT, page).content)
    url = reverse("admin:cms_placeholder_edit_plugin", args=[plugin.pk])
    answer = writer.post(url, {"body": "<p>Dopo.</p>"})

    assert answer.status_code == 200
    assert plugin.get_bound_plugin().body == "<p>Dopo.</p>"
    assert "Prima." in client.get("/prova/").text


@pytest.mark.parametrize("who", ["writer", "publisher"])
def test_published_words_are_changed_by_a_new_version_only(client, request, who, article):
    browser = request.getfixturevalue(who)
    plugin = only_plugin_of(version_in(PUBLISHED, article).content)
    placeholder = plugin.placeholder
    doors = [
        (reverse("admin:cms_placeholder_edit_plugin", args=[plugin.pk]), {"body": "<p>Forzato.</p>"}),
        (reverse("admin:cms_placeholder_delete_plugin", args=[plugin.pk]), {"post": "yes"}),
        (reverse("admin:cms_placeholder_clear_placeholder", args=[placeholder.pk]), {"post": "yes"}),
    ]

    answers = [browser.post(url, typed) for url, typed in doors]

    assert {answer.status_code for answer in answers} <= {400, 403}
    assert "Prima." in client.get("/prova/").text


def test_a_writer_deletes_no_page_and_no_notice(writer, article, notice):
    doors = [("cms_page", article), ("cms_pagecontent", contents_of(article)[0]), ("djangocms_alias_alias", notice)]

    answers = [
        writer.post(reverse(f"admin:{name}_delete", args=[thing.pk]), {"post": "yes", "language": "it"})
        for name, thing in doors
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert states_of(article) == states_of(notice) == [PUBLISHED, DRAFT]


def test_a_publisher_deletes_a_page(client, publisher):
    page = PageFactory(slug="prova")

    publisher.post(reverse("admin:cms_page_delete", args=[page.pk]), {"post": "yes"})

    assert client.get("/prova/").status_code == 404
    assert not Page.objects.filter(pk=page.pk).exists()
