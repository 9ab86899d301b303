"""What `cremona_site.upstream_doors` mends: addresses of the libraries that asked too little, or fell over."""

import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url, get_object_structure_url
from django.urls import reverse
from djangocms_versioning.models import Version

from cremona_site import writing
from tests.factories import PageFactory, StaffFactory, filled_form, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return writing.draft_of(PageFactory(is_published=False, slots={"content": "<p>Segreto.</p>"}))


def test_staff_without_a_group_sees_no_draft(draft):
    browser = signed_in(StaffFactory())
    version = Version.objects.get_for_content(draft)
    compare = reverse("admin:djangocms_versioning_pagecontentversion_compare", args=[version.pk])
    addresses = [get_object_preview_url(draft), get_object_structure_url(draft), get_object_edit_url(draft), compare]

    answers = [browser.get(address, follow=True) for address in addresses]

    assert {answer.status_code for answer in answers} == {403}
    assert not any("Segreto" in answer.text for answer in answers)


def test_a_writer_sees_the_drafts_of_others(writer, draft):
    assert "Segreto" in writer.get(get_object_preview_url(draft)).text


def test_a_draft_is_duplicated_with_its_words(writer, draft):
    address = reverse("admin:cms_pagecontent_duplicate", args=[draft.pk])

    writer.post(address, filled_form(writer.get(address), title="Copia", slug="copia"))

    copy = PageContent.admin_manager.get(title="Copia")
    (plugin,) = copy.get_placeholders().get(slot="content").get_plugins()
    assert plugin.get_bound_plugin().body == "<p>Segreto.</p>"


def test_a_translation_that_was_never_published_is_deleted(publisher):
    page = PageFactory()
    english = writing.new_translation(page, "en", "Test", slug="test")

    publisher.post(reverse("admin:cms_pagecontent_delete", args=[english.pk]), {"post": "yes"})

    assert not PageContent.admin_manager.filter(page=page, language="en").exists()
    assert PageContent.objects.filter(page=page, language="it").exists()


def test_words_are_not_copied_into_a_language_that_the_page_does_not_have(writer, draft):
    address = reverse("admin:cms_pagecontent_copy_language", args=[draft.pk])

    answer = writer.post(address, {"target_language": "en"})

    assert answer.status_code == 400
    assert "prima crea la traduzione" in answer.text


def test_the_site_notice_opens_in_edit_mode(writer):
    notice = writing.draft_notice("Avviso")

    assert writer.get(get_object_edit_url(notice)).status_code == 200


@pytest.mark.parametrize("back", ["https://altrove.example/admin/", "//altrove.example/admin/", "javascript:/admin/"])
def test_the_way_back_leads_nowhere_else(publisher, draft, back):
    version = Version.objects.get_for_content(draft)
    address = reverse("admin:djangocms_versioning_pagecontentversion_compare", args=[version.pk])

    answer = publisher.get(address, {"back": back})

    assert answer.status_code == 200
    assert answer.context["return_url"].startswith("/admin/")
