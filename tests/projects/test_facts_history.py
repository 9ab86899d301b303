from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils.html import escape

from projects.models import ActionArea, Initiative, LegalReference, Occurrence, Project, Topic
from tests.factories import (
    ActionAreaFactory,
    InitiativeFactory,
    OccurrenceFactory,
    OfficeFactory,
    ProjectFactory,
    WriterFactory,
    filled_form,
    signed_in,
)

pytestmark = pytest.mark.django_db


def changed_project(**page):
    """A project whose subtitle was changed once."""
    project = ProjectFactory(subtitle="Prima", **page)
    project.subtitle = "Dopo"
    project.save()
    return project


def history_url(facts):
    return reverse(f"admin:projects_{facts._meta.model_name}_history", args=[facts.pk])


def first_row_url(facts):
    row = facts.history.last()
    return reverse(f"admin:projects_{facts._meta.model_name}_simple_history", args=[row.id, row.history_id])


def bring_back_first(browser, facts):
    browser.get(first_row_url(facts))
    return browser.post(first_row_url(facts))


def test_the_form_in_the_toolbar_leads_to_the_history(publisher):
    project = changed_project()

    form = publisher.get(reverse("admin:projects_project_change", args=[project.pk]) + "?_popup=1")

    assert f'href="{history_url(project)}?_popup=1"' in form.text


def test_the_history_says_what_changed(publisher):
    page = publisher.get(history_url(changed_project()))

    assert page.status_code == 200
    assert "Prima" in page.text
    assert "Dopo" in page.text


def test_a_publisher_brings_old_facts_back(publisher):
    project = changed_project()

    answer = bring_back_first(publisher, project)

    project.refresh_from_db()
    assert answer.status_code == 302
    assert project.subtitle == "Prima"
    assert project.history.count() == 3


def test_a_writer_brings_old_facts_of_a_draft_back():
    project = changed_project(extended_object__is_published=False)

    bring_back_first(signed_in(WriterFactory()), project)

    project.refresh_from_db()
    assert project.subtitle == "Prima"


def test_a_writer_brings_no_old_facts_of_a_published_page_back():
    project = changed_project()
    writer = signed_in(WriterFactory())

    seen = writer.get(history_url(project))
    answer = writer.post(first_row_url(project), {"subtitle": "Prima"})

    project.refresh_from_db()
    assert (seen.status_code, answer.status_code) == (200, 403)
    assert project.subtitle == "Dopo"


def test_a_letter_that_was_given_away_is_not_brought_back(publisher):
    area = ActionAreaFactory(letter="a", extended_object__parent=ProjectFactory().extended_object)
    area.letter = "b"
    area.save()
    ActionAreaFactory(letter="a", extended_object__parent=area.extended_object.parent)

    answer = bring_back_first(publisher, area)

    area.refresh_from_db()
    assert "La lettera a è già" in answer.text
    assert area.letter == "b"


def test_an_unknown_row_is_not_found(publisher):
    url = reverse("admin:projects_project_simple_history", args=[ProjectFactory().pk, 999_999])

    assert publisher.post(url).status_code == 404


@pytest.mark.parametrize(("factory", "model"), [(ProjectFactory, Project), (ActionAreaFactory, ActionArea)])
def test_the_history_of_a_deleted_page_still_opens_and_nothing_comes_back(publisher, factory, model):
    facts = factory()
    pk = facts.pk
    facts.extended_object.delete()
    facts.pk = pk

    answers = [publisher.get(history_url(facts)), publisher.get(first_row_url(facts))]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "(pagina eliminata)" in answers[0].text
    assert facts.history.first().history_type == "-"
    assert publisher.post(first_row_url(facts), {"letter": "a"}).status_code == 403
    assert not model.objects.filter(pk=pk).exists()


def save_facts(browser, facts, **typed):
    url = reverse(f"admin:projects_{facts._meta.model_name}_change", args=[facts.pk])
    page = browser.get(url)
    return browser.post(url, filled_form(page, _sent_once=page.context["guard"]["number"]) | typed)


def part_url(facts, row):
    part = row.instance_type._meta.model_name
    return reverse(f"admin:projects_{facts._meta.model_name}_history_part", args=[facts.pk, part, row.history_id])


@pytest.fixture
def date():
    """A date that was moved from one day to another."""
    date = OccurrenceFactory(starts_at=datetime(2030, 6, 18, 18, 30, tzinfo=UTC), place="Sala Zanoni")
    date.starts_at = datetime(2030, 6, 25, 18, 30, tzinfo=UTC)
    date.save()
    return date


def test_the_history_of_an_initiative_tells_how_its_dates_moved(publisher, date):
    html = publisher.get(history_url(date.initiative)).text

    assert (
        "<strong>Quando:</strong> <del>18 giugno 2030, ore 20:30</del> → <ins>25 giugno 2030, ore 20:30</ins>" in html
    )


def test_a_date_is_moved_back_from_the_history_after_a_question(publisher, date):
    url = part_url(date.initiative, date.history.last())

    question = publisher.get(url)
    answer = publisher.post(url)

    date.refresh_from_db()
    assert "Ripristina questa versione" in question.text
    assert "18 giugno 2030, ore 20:30" in question.text
    assert answer.url == history_url(date.initiative)
    assert date.first_day.day == 18


def test_a_deleted_date_is_seen_and_brought_back(publisher, date):
    pk = date.pk
    date.delete()
    row = Occurrence.history.filter(id=pk).first()

    html = publisher.get(history_url(date.initiative)).text
    publisher.post(part_url(date.initiative, row))

    assert "Data: eliminazione" in html
    assert part_url(date.initiative, row) in html
    assert date.initiative.occurrences.get().first_day.day == 25


def test_a_writer_brings_no_date_of_a_published_page_back(writer, date):
    url = part_url(date.initiative, date.history.last())

    question = writer.get(url)
    answer = writer.post(url)

    date.refresh_from_db()
    assert (question.status_code, answer.status_code) == (200, 403)
    assert "Ripristina questa versione" not in question.text
    assert date.first_day.day == 25


def test_a_date_is_not_found_in_the_history_of_another_initiative(publisher, date):
    other = OccurrenceFactory().initiative

    assert publisher.get(part_url(other, date.history.last())).status_code == 404


def test_a_date_at_an_office_that_was_deleted_is_refused_in_clear_words(publisher, date):
    office = OfficeFactory()
    Occurrence.history.filter(history_id=date.history.last().history_id).update(office_id=office.pk, place="")
    office.delete()

    answer = publisher.post(part_url(date.initiative, date.history.last()))

    date.refresh_from_db()
    assert "Non si può ripristinare questa versione" in answer.text
    assert date.first_day.day == 25


def test_a_changed_topic_is_told_by_name_and_brought_back(publisher):
    old, new = Topic.objects.all()[:2]
    initiative = InitiativeFactory()
    save_facts(publisher, initiative, topics=[old.pk])
    save_facts(publisher, initiative, topics=[new.pk])

    html = publisher.get(history_url(initiative)).text
    rows = initiative.history.filter(history_change_reason__isnull=False).order_by("history_id")
    first = next(row for row in rows if [link.topic_id for link in row.topics.all()] == [old.pk])
    url = reverse("admin:projects_initiative_simple_history", args=[initiative.pk, first.history_id])
    publisher.post(url)

    assert f"<strong>Argomenti:</strong> <del>{escape(old.name)}</del> → <ins>{escape(new.name)}</ins>" in html
    assert list(Initiative.objects.get(pk=initiative.pk).topics.all()) == [old]


def test_one_save_is_one_line_of_the_history(publisher):
    initiative = InitiativeFactory()
    save_facts(publisher, initiative, topics=[Topic.objects.first().pk], organisers="Un’associazione")

    page = publisher.get(history_url(initiative)).context["page"]

    assert [change.kind for change in page] == ["modifica", "aggiunta"]
    assert {delta.label for delta in page[0].deltas} == {"Argomenti", "Organizzata con"}


def test_a_law_that_was_taken_from_a_project_comes_back(publisher):
    project = ProjectFactory()
    law = LegalReference.objects.create(project=project, title="Legge 1")
    pk = law.pk
    law.delete()

    publisher.post(part_url(project, LegalReference.history.filter(id=pk).first()))

    assert project.legal_references.get().title == "Legge 1"


def test_in_the_toolbar_the_way_back_stays_in_the_toolbar(publisher, date):
    url = part_url(date.initiative, date.history.last()) + "?_popup=1"

    question = publisher.get(url)
    answer = publisher.post(url, {"_popup": "1"})

    assert f'href="{history_url(date.initiative)}?_popup=1"' in question.text
    assert answer.url.endswith("/history/?_popup=1")
    assert "Fatto:" in publisher.get(answer.url).text


@pytest.mark.parametrize("tail", ["occurrence/0/", "nothing/1/", "occurrence/99999999999999999999/"])
def test_an_address_that_names_no_version_is_not_found(publisher, date, tail):
    assert publisher.get(f"{history_url(date.initiative)}{tail}").status_code == 404
