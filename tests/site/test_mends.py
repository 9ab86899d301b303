"""What `cremona_site.upstream`, `.italian` and `.forms` mend in the libraries."""

import pytest
from cms.models import Page, PageContent
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from djangocms_alias.models import Alias
from djangocms_versioning.models import Version
from filer.models import File, Folder

from cremona_site import writing
from tests.factories import PageFactory, StaffFactory, filled_form, signed_in
from tests.site.publication import only_plugin_of

pytestmark = pytest.mark.django_db


def home():
    return Page.objects.get(is_home=True)


def draft_with(body=""):
    return writing.draft_of(PageFactory(is_published=False, slots={"content": body} if body else {}))


def save_settings(browser, draft, **typed):
    address = reverse("admin:cms_pagecontent_change", args=[draft.pk])
    return browser.post(address, filled_form(browser.get(address), **typed))


def redirect_of(draft):
    return PageContent.admin_manager.get(pk=draft.pk).redirect


def test_a_publisher_chooses_a_published_home_page(publisher):
    page = PageFactory()

    publisher.post(reverse("admin:cms_page_set_home", args=[page.pk]))

    assert home() == page


def test_a_draft_does_not_become_the_home_page(publisher):
    before = home()

    answer = publisher.post(reverse("admin:cms_page_set_home", args=[draft_with().page_id]))

    assert answer.status_code == 403
    assert home() == before


def test_not_even_a_publisher_changes_a_title_beside_its_versions(publisher):
    content = PageContent.objects.get(page__reverse_id="servizi", language="it")
    address = reverse("admin:cms_page_edit_title_fields", args=[content.page_id, "it"])

    answer = publisher.post(address, {"title": "Forzato"})

    content.refresh_from_db()
    assert answer.status_code == 403
    assert content.title == "Servizi"


def test_a_publisher_sets_a_redirect_within_the_site(publisher):
    draft = draft_with()

    save_settings(publisher, draft, redirect="/servizi/")

    assert redirect_of(draft) == "/servizi/"


@pytest.mark.parametrize("address", ["https://altrove.example/", "//altrove.example/", "/\\altrove.example"])
def test_a_redirect_out_of_the_site_is_refused_in_words(publisher, address):
    draft = draft_with()

    answer = save_settings(publisher, draft, redirect=address)

    assert "Un rinvio porta solo a una pagina di questo sito" in answer.text
    assert not redirect_of(draft)


def test_a_writer_changes_the_title_of_a_draft_and_nothing_that_its_preview_does_not_show(writer):
    draft = draft_with()

    save_settings(writer, draft, title="Titolo nuovo", redirect="/servizi/", overwrite_url="altrove", soft_root="on")

    draft = PageContent.admin_manager.get(pk=draft.pk)
    assert draft.title == "Titolo nuovo"
    assert (draft.redirect or "", draft.soft_root) == ("", False)
    assert not draft.page.urls.filter(path="altrove").exists()


def test_leave_to_change_a_file_is_no_leave_to_delete_it(settings, tmp_path, writer, publisher):
    settings.MEDIA_ROOT = tmp_path
    folder = Folder.objects.create(name="Documenti")
    file = File.objects.create(folder=folder, file=ContentFile(b"%PDF", "a.pdf"), is_public=True)
    address = reverse("admin:filer_file_delete", args=[file.pk])

    refused = writer.post(address, {"post": "yes"})
    assert refused.status_code == 403
    assert File.objects.filter(pk=file.pk).exists()

    publisher.post(address, {"post": "yes"})
    assert not File.objects.filter(pk=file.pk).exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (
            '<h3>Titolo</h3><p>Un <strong>testo</strong> con <a href="/servizi/">rinvio</a>.</p><ul><li>uno</li></ul>',
            '<h3>Titolo</h3><p>Un <strong>testo</strong> con <a href="/servizi/">rinvio</a>.</p><ul><li>uno</li></ul>',
        ),
        ('<p style="color:red" class="alert" id="x">Rosso</p>', "<p>Rosso</p>"),
        ("<p>Prima<script>alert(1)</script></p>", "<p>Prima</p>"),
        ('<p>Figura <img src="https://altrove.example/spia.gif" onerror="alert(1)"></p>', "<p>Figura </p>"),
        ('<p><a href="javascript:alert(1)" onclick="alert(1)">clic</a></p>', "<p><a>clic</a></p>"),
        ('<iframe src="https://altrove.example"></iframe><p>Dopo</p>', "<p>Dopo</p>"),
    ],
    ids=["what the editor offers", "styles", "script", "picture of another site", "javascript link", "frame"],
)
def test_a_text_keeps_what_its_editor_offers_and_nothing_else(writer, typed, kept):
    draft = draft_with("<p>Prima.</p>")
    plugin = only_plugin_of(draft)

    writer.post(reverse("admin:cms_placeholder_edit_plugin", args=[plugin.pk]), {"body": typed})

    body = plugin.get_bound_plugin().body.replace(' rel="noopener noreferrer"', "")
    assert body == kept


def test_the_admin_and_its_lists_of_versions_speak_italian(publisher):
    content = PageContent.objects.get(page__reverse_id="servizi", language="it")
    address = reverse("admin:djangocms_versioning_pagecontentversion_changelist")

    index = publisher.get("/admin/").text
    versions = publisher.get(address, {"page": content.page_id, "language": "it"}).text

    assert "Redazione del sito" in index
    assert "La tua scrivania" in index
    assert Version.objects.get_for_content(content).convert_to_proxy()._meta.verbose_name == "versione della pagina"
    assert "Pubblicata" in versions


def test_staff_without_a_group_may_do_nothing(client):
    browser = signed_in(StaffFactory())
    addresses = [reverse(f"admin:{name}_changelist") for name in ("contacts_office", "cms_pagecontent", "filer_folder")]

    assert Permission.objects.exists()
    assert [browser.get(address).status_code for address in addresses] == [403, 403, 403]


def test_what_libraries_write_past_gettext_is_italian_too(publisher):
    content = PageContent.objects.get(page__reverse_id="servizi", language="it")
    versions = reverse("admin:djangocms_versioning_pagecontentversion_changelist")

    tree = publisher.get(reverse("admin:cms_pagecontent_changelist")).text
    rows = publisher.get(versions, {"page": content.page_id, "language": "it"}).text
    writing.draft_notice("Avviso")

    assert "Cambiata da" in tree
    assert "Pages" not in tree
    assert "Contenuto" in rows
    assert "Versione n. 1 (Pubblicata) di «" in rows
    assert Alias.objects.get().name == "Avviso del sito (non pubblicato)"
