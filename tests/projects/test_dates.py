"""The two dates of a page: «Contenuto pubblicato in data» and «Ultima modifica il», which moves by itself."""

from datetime import UTC, date, datetime, time

import pytest
from cms.models import PageContent
from django.utils import timezone
from djangocms_versioning.models import StateTracking

from contacts.models import OpeningHours
from cremona_site import writing
from projects.models import ActionArea, LegalReference, Project
from projects.slots import offices_in
from tests.factories import ActionAreaFactory, OfficeFactory, PageFactory, ProjectFactory

pytestmark = pytest.mark.django_db

PUBLISHED, MODIFIED = date(2018, 2, 14), date(2020, 11, 25)
LAST_YEAR = datetime(2025, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def project():
    """The project of the first content, last modified on 25/11/2020."""
    return Project.objects.get()


@pytest.fixture
def area(project):
    return ActionArea.objects.get(extended_object__parent=project.extended_object, letter="a")


@pytest.fixture
def office(project):
    return offices_in(PageContent.objects.get(page=project.extended_object, language="it"))[0]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs a change, and what waits for its commit."""

    def run(change, *args):
        with django_capture_on_commit_callbacks(execute=True):
            change(*args)

    return run


def publish(page, change=lambda draft: None):
    draft = writing.draft_of(page)
    change(draft)
    writing.publish(draft)


def dates_of(facts):
    facts.refresh_from_db()
    return facts.first_published_on, facts.modified_on


def save(thing, **changes):
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save()


def new_words(draft):
    writing.write_slot(draft, "intro", "<p>Parole nuove.</p>")


def new_title(draft):
    PageContent.admin_manager.filter(pk=draft.pk).update(title="Titolo nuovo")
    draft.refresh_from_db()


def no_offices(draft):
    writing.place_offices(draft, [])


@pytest.mark.parametrize("change", [new_words, new_title, no_offices])
def test_publishing_other_words_moves_the_last_change_to_today(project, committed, change):
    committed(publish, project.extended_object, change)

    assert dates_of(project) == (PUBLISHED, timezone.localdate())


def test_publishing_the_same_words_again_moves_nothing(project, committed):
    committed(publish, project.extended_object)

    assert dates_of(project) == (PUBLISHED, MODIFIED)


def test_a_draft_moves_nothing(project, committed):
    committed(lambda: new_words(writing.draft_of(project.extended_object)))

    assert dates_of(project) == (PUBLISHED, MODIFIED)


FACT_CHANGES = {
    "subtitle": lambda project, office: save(project, subtitle="Altro sottotitolo"),
    "partners": lambda project, office: save(project, partners="Nessuno"),
    "period": lambda project, office: save(project, starts_on=date(2024, 1, 1)),
    "law added": lambda project, office: LegalReference.objects.create(project=project, title="L. 1/2000"),
    "law removed": lambda project, office: project.legal_references.get().delete(),
    "phone": lambda project, office: save(office.phones[0], value="+390372000000"),
    "phone removed": lambda project, office: office.phones[0].delete(),
    "address": lambda project, office: save(office, address="Via Nuova, 1"),
    "office off": lambda project, office: save(office, is_active=False),
    "hours": lambda project, office: OpeningHours.objects.create(
        office=office, weekday=1, opens_at=time(9), closes_at=time(12)
    ),
}


@pytest.mark.parametrize("change", FACT_CHANGES.values(), ids=FACT_CHANGES.keys())
def test_a_changed_fact_moves_the_last_change_to_today(project, office, committed, change):
    committed(change, project, office)

    assert dates_of(project) == (PUBLISHED, timezone.localdate())


STILL_CHANGES = {
    "nothing": lambda project, office: save(project),
    "office saved": lambda project, office: save(office),
    "old address": lambda project, office: save(project, former_url="https://vecchio.example/"),
    "own date": lambda project, office: save(project, first_published_on=PUBLISHED),
    "another office": lambda project, office: save(OfficeFactory(), address="Via Nuova, 1"),
    "another page": lambda project, office: PageFactory(),
}


@pytest.mark.parametrize("change", STILL_CHANGES.values(), ids=STILL_CHANGES.keys())
def test_what_visitors_of_the_page_do_not_see_moves_nothing(project, office, committed, change):
    committed(change, project, office)

    assert dates_of(project) == (PUBLISHED, MODIFIED)


def test_an_area_has_a_date_of_its_own_and_the_project_shows_the_latest(client, project, area, committed):
    committed(publish, area.extended_object, lambda draft: writing.write_slot(draft, "how", "<p>Altro.</p>"))

    today = timezone.localdate().strftime("%d/%m/%Y")
    assert dates_of(area) == (PUBLISHED, timezone.localdate())
    assert dates_of(project) == (PUBLISHED, MODIFIED)
    assert f">{today}</time>" in client.get(project.extended_object.get_absolute_url()).text


def test_a_changed_letter_moves_the_date_of_its_area(area, committed):
    committed(lambda: save(area, letter="z"))

    assert dates_of(area) == (PUBLISHED, timezone.localdate())


@pytest.mark.parametrize("factory", [ProjectFactory, ActionAreaFactory])
def test_the_first_publication_sets_both_dates(committed, factory):
    facts = factory(extended_object__is_published=False)

    committed(publish, facts.extended_object)

    assert dates_of(facts) == (timezone.localdate(), timezone.localdate())


def test_a_date_of_first_publication_that_an_editor_wrote_is_kept(committed):
    project = ProjectFactory(extended_object__is_published=False, first_published_on=PUBLISHED)

    committed(publish, project.extended_object)

    assert dates_of(project) == (PUBLISHED, timezone.localdate())


def test_facts_added_later_are_dated_by_the_first_publication_of_their_page(committed):
    page = PageFactory(template="projects/project.html")
    StateTracking.objects.filter(version__object_id__in=page.pagecontent_set.values("pk")).update(date=LAST_YEAR)
    publish(page)

    committed(lambda: ProjectFactory(extended_object=page))

    assert dates_of(page.project) == (LAST_YEAR.date(), timezone.localdate())


def test_a_date_of_first_publication_that_an_editor_empties_comes_back(project, committed):
    committed(lambda: save(project, first_published_on=None))

    assert dates_of(project) == (timezone.localdate(), MODIFIED)


def test_dates_do_not_enter_the_history(project, committed):
    before = project.history.count()

    committed(publish, project.extended_object, new_words)

    assert project.history.count() == before


def test_deleting_a_page_or_an_office_after_its_facts_changed_breaks_nothing(committed):
    project, office = ProjectFactory(), OfficeFactory()
    LegalReference.objects.create(project=project, title="L. 1/2000")

    committed(lambda: (project.save(), project.extended_object.delete(), office.save(), office.delete()))

    assert not Project.objects.filter(pk=project.pk).exists()
