"""What pictures and documents of pages have in common: who places, replaces and deletes them, what that changes."""

from datetime import date, timedelta

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.publication.planning import plan
from projects.models import Project
from tests.factories import AdministratorFactory, PageFactory, PublisherFactory, WriterFactory, signed_in
from tests.site.placed_files import DOCUMENT, PICTURE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]

MODIFIED = date(2020, 11, 25)


@pytest.fixture(params=[PICTURE, DOCUMENT], ids=["picture", "document"])
def kind(request):
    return request.param


@pytest.fixture
def file(kind, committed):
    return kind.file.objects.get(pk=committed(kind.store, kind.data(3), kind.name).pk)


def test_a_writer_puts_it_into_a_page_in_words_of_people(kind, file):
    browser = signed_in(WriterFactory())
    address = kind.address_of_new_plugin()

    refused = browser.post(address, kind.typed(file, **{kind.words: kind.name}))
    assert "Sembra il nome di un file" in refused.text
    assert not kind.plugin.objects.exists()

    browser.post(address, kind.typed(file))
    assert getattr(kind.plugin.objects.get(), kind.field) == file


def test_one_that_a_page_uses_is_not_deleted(kind, file):
    page = PageFactory(is_published=False, title="La pagina che lo usa")
    kind.place(writing.draft_of(page), file)
    browser = signed_in(AdministratorFactory())
    addresses = [kind.address("delete", file), reverse("admin:filer_folder_delete", args=[file.folder_id])]

    answers = [
        ask(address) for address in addresses for ask in (browser.get, lambda to: browser.post(to, {"post": "y"}))
    ]

    assert all("La pagina che lo usa" in answer.text for answer in answers)
    assert [answer.status_code for answer in answers] == [200] * 4
    with pytest.raises(ProtectedError):
        file.delete()
    assert kind.file.objects.get().file.exists()


@pytest.mark.parametrize(("factory", "status"), [(WriterFactory, 403), (PublisherFactory, 302)])
def test_only_publishers_replace_what_visitors_see(kind, file, committed, factory, status):
    browser = signed_in(factory())
    draft = writing.draft_of(PageFactory(is_published=False))
    kind.place(draft, file)
    assert committed(kind.replace, browser, file, 5).status_code == 302

    writing.publish(draft)
    answer = committed(kind.replace, browser, file, 9)

    assert answer.status_code == status
    assert kind.stored_number() == (5 if status == 403 else 9)


def test_only_publishers_replace_what_comes_out_at_a_fixed_hour(kind, file, committed):
    draft = writing.draft_of(PageFactory(is_published=False))
    kind.place(draft, file)
    plan(Version.objects.get_for_content(draft), PublisherFactory(), timezone.now() + timedelta(hours=1), None)

    assert committed(kind.replace, signed_in(WriterFactory()), file, 5).status_code == 403
    assert committed(kind.replace, signed_in(PublisherFactory()), file, 5).status_code == 302
    assert kind.stored_number() == 5


def test_a_replaced_file_keeps_its_links_and_leaves_nothing_behind(kind, file, committed, media):
    plugin = kind.place(writing.draft_of(PageFactory(is_published=False)), file)
    old = {path for path in media.rglob("*") if path.is_file()}

    committed(kind.replace, signed_in(PublisherFactory()), file, 7)

    plugin.refresh_from_db()
    shown = getattr(plugin, kind.field)
    assert shown.pk == file.pk
    assert kind.number_of(kind.file.objects.get(pk=file.pk)) == 7
    assert shown.original_filename.startswith("altro.")
    assert not {path for path in old if path.exists()}


@pytest.fixture
def project(kind, file, committed):
    """The project of the first content, with the file; last modified years ago."""
    project = Project.objects.get()
    draft = writing.draft_of(project.extended_object)
    kind.place(draft, file, slot=kind.slot)
    committed(writing.publish, draft)
    Project.objects.update(modified_on=MODIFIED)
    return project


def has_changed(project):
    project.refresh_from_db()
    return project.modified_on != MODIFIED


def test_other_words_change_its_page_once_they_are_published(kind, project, committed):
    draft = writing.draft_of(project.extended_object)
    plugin = kind.plugin.objects.get(placeholder__in=draft.get_placeholders())
    setattr(plugin, kind.words, "Tutt’altre parole")
    plugin.save()
    assert not has_changed(project)

    committed(writing.publish, draft)

    assert has_changed(project)


def test_another_file_changes_the_page_that_shows_it(kind, project, file, committed):
    committed(kind.set_file, file, 4)

    assert has_changed(project)


def test_another_name_in_the_library_does_not_change_the_page(project, file, committed):
    file.name = "Un altro nome"

    committed(file.save)

    assert not has_changed(project)
