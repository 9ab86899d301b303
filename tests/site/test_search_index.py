"""The index holds what is public now, whatever happened to pages, facts and offices: no more, no less."""

from io import StringIO

import pytest
from cms.api import add_plugin
from cms.models import Page, PageContent
from django.core.management import call_command
from django.db import OperationalError, transaction
from djangocms_versioning.models import Version
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from contacts.models import Office
from cremona_site import writing
from cremona_site.models import LoadedContent, SearchDocument
from cremona_site.search import feeding, index
from tests.factories import InitiativeFactory, OccurrenceFactory, OfficeFactory, PageFactory, ServiceFactory, documents
from tests.site.searching import committed, stored, titles

pytestmark = pytest.mark.django_db
ZUFOLO = {"content": "<p>Lo zufolo.</p>"}


@pytest.fixture
def page():
    with committed():
        return PageFactory(title="Musica", slots=ZUFOLO)


def published_version(page):
    return Version.objects.get_for_content(PageContent.objects.get(page=page))


def found_at(client, typed="zufolo"):
    return "Musica" in client.get("/cerca/", {"q": typed}).text


def reindex():
    call_command("reindex", stdout=StringIO())


def test_a_draft_is_not_found(client):
    with committed():
        PageFactory(title="Musica", slots=ZUFOLO, is_published=False)
    reindex()

    assert not found_at(client)


def test_right_after_it_is_taken_down_a_page_is_not_found(client, page):
    assert found_at(client)

    with committed():
        published_version(page).unpublish(writing.site_author())

    assert not found_at(client)
    assert SearchDocument.objects.filter(page=page).count() == 0


def test_even_where_the_index_was_told_nothing_no_hidden_page_is_shown(client, page):
    published_version(page).unpublish(writing.site_author())

    assert SearchDocument.objects.filter(page=page).exists()
    assert not found_at(client)


@pytest.mark.parametrize("change", [{"login_required": True}])
def test_a_page_for_who_signs_in_is_not_found(client, page, change):
    type(page).objects.filter(pk=page.pk).update(**change)
    assert not found_at(client)

    page.refresh_from_db()
    with committed():
        page.save()

    assert SearchDocument.objects.filter(page=page).count() == 0


def test_a_page_that_only_leads_on_is_not_found(client):
    with committed():
        PageFactory(title="Musica", slots=ZUFOLO, redirect="/servizi/")

    assert not found_at(client)


def test_a_deleted_page_leaves_no_word_behind(client, page):
    before = len(stored())

    with committed():
        page.delete()

    assert not found_at(client)
    assert len(stored()) == before - 1


def test_a_moved_page_is_found_where_it_is_now(client, page):
    with committed():
        target = PageFactory(title="Altrove", slug="altrove")
        page.refresh_from_db()
        page.move_page(target, position="last-child")

    assert f'href="/altrove/{page.get_slug("it")}/"' in client.get("/cerca/?q=zufolo").text


def test_a_new_version_is_found_once_it_is_published(page):
    with committed():
        content = writing.draft_of(page)
        writing.write_slot(content, "content", "<p>Il flicorno.</p>")
    assert titles("flicorno") == []

    with committed():
        writing.publish(content)

    assert titles("flicorno") == ["Musica"]
    assert titles("zufolo") == []


def test_what_is_rolled_back_is_not_indexed(page):
    before = stored()

    with committed():
        try:
            with transaction.atomic():
                content = writing.draft_of(page)
                writing.write_slot(content, "content", "<p>Il flicorno.</p>")
                writing.publish(content)
                raise InterruptedError
        except InterruptedError:
            pass

    assert stored() == before


def test_words_of_a_slot_that_the_template_does_not_show_are_not_found(client):
    with committed():
        _page, content = writing.new_page("Musica", "projects/service.html")
        writing.write_slot(content, "needed", "<p>Lo zufolo.</p>")
        content.template = "cms/page.html"
        content.save()
        writing.publish(content)

    assert not found_at(client)


def test_a_fact_is_found_as_soon_as_it_is_saved():
    with committed():
        event = InitiativeFactory(extended_object__title="Musica")
    with committed():
        date = OccurrenceFactory(initiative=event, place="Teatro Zinnia")
    assert titles("zinnia") == ["Musica"]

    with committed():
        date.delete()

    assert titles("zinnia") == []


def test_words_that_pages_share_are_found_in_each_and_follow_their_changes():
    with committed():
        shared = writing.draft_notice("Avviso")
        writing.write_notice(shared, "<p>Lo zufolo.</p>")
        writing.publish(shared)
        page, content = writing.new_page("Musica", "cms/page.html")
        add_plugin(writing.placeholders_of(content)["content"], "Alias", "it", alias=shared.alias, template="default")
        writing.publish(content)
    assert titles("zufolo") == ["Musica"]

    with committed():
        Version.objects.get_for_content(writing.latest_notice()).unpublish(writing.site_author())

    assert titles("zufolo") == []
    assert SearchDocument.objects.filter(page=page).exists()


def test_a_page_is_found_by_the_words_of_its_documents(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    content = writing.draft_of(PageFactory(title="Materiali", is_published=False))
    words = {"title": "Manifesto dello zufolo", "description": "Chi suona la ciaramella."}
    documents.placed_document(content, documents.stored_document(), **words)

    with committed():
        writing.publish(content)

    assert titles("zufoli") == titles("ciaramella") == ["Materiali"]


def test_an_office_is_found_by_its_new_name_in_the_pages_that_show_it_too():
    with committed():
        office = OfficeFactory(name="Zinnia")
        PageFactory(title="Musica", template="projects/action_area.html", offices=[office])
    office.name = "Peonia"

    with committed():
        office.save()

    assert set(titles("peonia")) == {"Peonia", "Musica"}
    assert titles("zinnia") == []


def test_an_office_that_is_switched_off_is_not_found():
    with committed():
        office = OfficeFactory(name="Zinnia")
    office.is_active = False

    with committed():
        office.save()

    assert titles("zinnia") == []


def test_indexing_anew_changes_nothing_and_needs_no_more_for_a_second_time():
    before = stored()

    reindex()
    reindex()

    assert stored() == before
    assert len(before) > 80


def test_indexing_anew_mends_what_was_lost_or_left_behind(page):
    wanted = stored()
    published = published_version(page)
    SearchDocument.objects.filter(office__isnull=False).delete()
    SearchDocument.objects.filter(page=page).update(title="Sbagliato")
    index.put([(SearchDocument(pk=999_999_999, kind="page"), [["itstray"], [], []])])

    reindex()

    assert published.state == "published"
    assert stored() == wanted


def test_what_an_older_recipe_made_is_indexed_anew_when_the_site_is_prepared(page):
    wanted = stored()
    SearchDocument.objects.filter(page=page).update(recipe=0, title_lexemes="")
    assert LoadedContent.objects.exists()

    call_command("load_content", stdout=StringIO())

    assert stored() == wanted


def test_a_page_below_a_draft_is_found_once_the_draft_is_published():
    with committed():
        above = PageFactory(title="Sopra", is_published=False)
        PageFactory(title="Zufolo", parent=above)
    assert titles("zufolo") == []

    with committed():
        writing.publish(writing.draft_of(above))

    assert titles("zufolo") == ["Zufolo"]


def test_pages_below_one_that_is_taken_down_and_published_again_are_found_again():
    with committed():
        above = PageFactory(title="Sopra")
        PageFactory(title="Zufolo", parent=above)
    with committed():
        published_version(above).unpublish(writing.site_author())
    assert titles("zufolo") == []
    reindex()

    with committed():
        writing.publish(writing.draft_of(above))

    assert titles("zufolo") == ["Zufolo"]


def test_the_name_of_an_office_that_is_switched_off_is_not_found_in_its_services():
    with committed():
        office = OfficeFactory(name="Sportello Zufolo")
        service = ServiceFactory(office=office)
    assert set(titles("zufolo")) == {str(service), "Sportello Zufolo"}

    with committed():
        office.is_active = False
        office.save()

    assert titles("zufolo") == []


def test_why_a_service_once_was_not_active_is_not_found_while_it_is():
    with committed():
        ServiceFactory(status_reason="Chiuso per lo zufolo.")

    assert titles("zufolo") == []


def test_whatever_extends_a_page_is_watched():
    parts = {
        relation.related_model.__name__
        for facts in feeding.DatedPage.__subclasses__()
        for relation in feeding.parts_of(facts)
    }

    assert {"Occurrence", "LegalReference"} <= parts


WORDS = ["zufolo", "flicorno", "ottavino"]
CHANGES = st.lists(
    st.tuples(st.sampled_from(["publish", "take down", "delete", "rename", "hide", "show", "date"]), st.integers(0, 2)),
    max_size=8,
)


@settings(max_examples=10, deadline=None, database=None, phases=[Phase.generate])
@given(changes=CHANGES)
def test_whatever_happens_the_index_is_as_if_made_anew(changes):
    with transaction.atomic():
        with committed():
            offices = [OfficeFactory() for _word in WORDS]
            pages = [PageFactory(title=WORDS[0], template="projects/action_area.html", offices=offices)]
            for word in WORDS[1:]:  # each below the one before: what happens above opens and shuts what is below
                place = {"template": "projects/action_area.html", "parent": Page.objects.get(pk=pages[-1].pk)}
                pages.append(PageFactory(title=word, offices=offices, **place))
            event = InitiativeFactory()

        for change, number in changes:
            with committed():
                happen(change, number, pages, offices, event)

        found = stored()
        reindex()
        assert stored() == found
        transaction.set_rollback(True)


def may_be_deleted(page):
    """Neither a page with versions nor one with pages below goes."""
    is_alone = not Page.objects.filter(parent=page.pk).exists()
    return is_alone and PageContent.admin_manager.filter(page=page.pk).count() == 1


def happen(change, number, pages, offices, event):
    page, office = pages[number], Office.objects.get(pk=offices[number].pk)
    is_there = Page.objects.filter(pk=page.pk).exists()
    if change == "publish" and is_there:
        content = writing.draft_of(page)
        writing.write_slot(content, "what", f"<p>{WORDS[number]} e altro.</p>")
        writing.publish(content)
    elif change == "take down" and PageContent.objects.filter(page=page).exists():
        published_version(page).unpublish(writing.site_author())
    elif change == "delete" and may_be_deleted(page):
        Page.objects.get(pk=page.pk).delete()
    elif change == "date":
        OccurrenceFactory(initiative=event, place=WORDS[number])
    else:
        office.name = {"rename": f"Nuovo {office.name}"[:100]}.get(change, office.name)
        office.is_active = {"hide": False, "show": True}.get(change, office.is_active)
        office.save()


def test_a_failure_of_the_index_is_none_of_the_save(monkeypatch, caplog):
    def full(office_id):
        raise OperationalError("could not extend file")

    monkeypatch.setattr(feeding, "index_office", full)

    with committed():
        office = OfficeFactory()

    assert Office.objects.filter(pk=office.pk).exists()
    assert "in on_commit()" in caplog.text
