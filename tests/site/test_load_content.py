"""`manage.py load_content`: the first content, written once, and never over what an editor did since."""

import socket
from io import StringIO

import pytest
from cms.models import Page, PageContent
from django.core.management import call_command
from djangocms_alias.models import AliasContent
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.models import Version

from contacts.models import Office
from cremona_site import writing
from cremona_site.models import LoadedContent
from projects.models import ActionArea, Project
from tests.factories import PageFactory, row_counts

pytestmark = pytest.mark.django_db

PROJECT, AREA = "/la-voce-che-rompe-il-silenzio/", "/la-voce-che-rompe-il-silenzio/aiuto-psicologico/"


def load():
    output = StringIO()
    call_command("load_content", stdout=output)
    return output.getvalue()


def page_of(key):
    return Page.objects.get(reverse_id=key)


@pytest.fixture
def printed(tmp_path):
    """The project page of the first content as a printed page."""
    path = tmp_path / "stampata.txt"
    with path.open("w", encoding="utf-8") as file:
        call_command("export_page", PROJECT, stdout=file)
    return path


@pytest.fixture
def nothing_loaded():
    """The site before its first content."""
    for page in Page.objects.filter(parent=None):
        page.delete()
    AliasContent.admin_manager.all().delete()
    Office.objects.all().delete()
    LoadedContent.objects.all().delete()
    assert not Page.objects.exists()


def test_loading_again_writes_nothing():
    before = row_counts()

    output = load()

    assert output == "Il primo contenuto c’era già: niente da fare.\n"
    assert row_counts() == before


def test_loading_an_empty_site_tells_what_it_wrote_and_leaves_no_draft(client, nothing_loaded):
    output = load()

    assert output.startswith("Caricati ")
    assert "page:progetto" in output
    assert client.get(PROJECT).status_code == 200
    assert ActionArea.objects.count() == 5
    assert not Version.objects.filter(state=DRAFT).exists()


def test_loading_asks_nothing_of_the_network(monkeypatch, nothing_loaded):
    def refuse(*args, **kwargs):
        raise AssertionError("somebody opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert load().startswith("Caricati ")


def test_words_that_an_editor_published_stay(client):
    draft = writing.draft_of(page_of("progetto"))
    writing.write_slot(draft, "intro", "<p>Parole di un redattore.</p>")
    writing.publish(draft)

    load()

    assert "Parole di un redattore." in client.get(PROJECT).text


def test_an_office_that_an_editor_changed_stays(client):
    office = Office.objects.get(name="Centro Locale di Parità")
    office.address, office.slug = "Via Nuova, 1", "parita"
    office.save()
    office.contact_points.all().delete()

    load()

    assert Office.objects.count() == 2
    assert "Via Nuova, 1" in client.get("/amministrazione/uffici/parita/").text
    assert not office.contact_points.exists()


def test_a_page_that_an_editor_deleted_stays_away_with_those_below_it(client):
    page_of("progetto").delete()

    load()

    assert client.get(PROJECT).status_code == 404
    assert not Page.objects.filter(reverse_id__startswith="azione").exists()


def test_an_area_that_an_editor_deleted_stays_away(client):
    page_of("azione-c").delete()

    load()

    assert client.get(AREA).status_code == 404


def test_a_page_that_an_editor_took_down_stays_down(client):
    page = page_of("azione-c")
    content = PageContent.objects.get(page=page, language="it")
    Version.objects.get_for_content(content).unpublish(writing.site_author())

    load()

    assert client.get(AREA).status_code == 410
    assert page.pagecontent_set(manager="admin_manager").filter(language="it").count() == 1


def test_a_page_that_an_editor_moved_stays_where_it_is(client):
    page_of("azione-c").move_page(page_of("servizi"), "last-child")

    before = row_counts()

    load()

    assert client.get("/servizi/aiuto-psicologico/").status_code == 200
    assert row_counts() == before


def test_an_address_that_an_editor_changed_stays(client):
    draft = writing.draft_of(page_of("azione-c"))
    PageContent.admin_manager.filter(pk=draft.pk).update(slug="ascolto")
    writing.publish(PageContent.admin_manager.get(pk=draft.pk))
    before = row_counts()

    load()

    assert client.get(f"{PROJECT}ascolto/").status_code == 200
    assert row_counts() == before


def test_a_notice_that_an_editor_took_down_stays_down(client):
    Version.objects.get_for_content(AliasContent.objects.get()).unpublish(writing.site_author())

    load()

    assert "ISO 9001" not in client.get("/").text
    assert AliasContent.admin_manager.count() == 1


@pytest.mark.parametrize("is_published", [True, False], ids=["published", "draft"])
def test_an_address_that_another_page_has_is_left_to_it(nothing_loaded, is_published):
    PageFactory(title="Mia", slug="servizi", is_published=is_published)

    load()

    assert not Page.objects.filter(reverse_id="servizi").exists()
    assert list(PageContent.admin_manager.filter(slug="servizi").values_list("title", flat=True)) == ["Mia"]


@pytest.mark.parametrize("options", [[], ["--publish"]], ids=["draft", "published"])
def test_what_was_imported_before_is_not_doubled(printed, nothing_loaded, options):
    call_command("import_page", str(printed), *options, stdout=StringIO())

    load()

    assert Project.objects.count() == 1
    assert ActionArea.objects.count() == 5
    assert Office.objects.count() == 2
    assert AliasContent.admin_manager.count() == 1
    assert Page.objects.filter(reverse_id="home").exists()
