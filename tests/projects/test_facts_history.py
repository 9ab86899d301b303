import pytest
from django.urls import reverse

from projects.models import ActionArea, Project
from tests.factories import (
    ActionAreaFactory,
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
    return browser.post(first_row_url(facts), filled_form(browser.get(first_row_url(facts))))


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
