"""«Dati del progetto…» and «Dati dell’azione…»: live when saved, so those of a published page are a publisher's."""

import pytest
from django.urls import reverse

from projects.models import ActionArea, LegalReference, Project
from tests.factories import (
    ActionAreaFactory,
    PageFactory,
    ProjectFactory,
    filled_form,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return ProjectFactory(subtitle="Prima", extended_object__is_published=False)


@pytest.fixture
def published():
    return ProjectFactory(subtitle="Prima")


def change_url(facts):
    return reverse(f"admin:projects_{facts._meta.model_name}_change", args=[facts.pk])


def add_url(model, page_id):
    return reverse(f"admin:projects_{model._meta.model_name}_add") + f"?extended_object={page_id}&_popup=1"


def save(browser, facts, **typed):
    return browser.post(change_url(facts), filled_form(browser.get(change_url(facts)), **typed))


def add(browser, model, page, **typed):
    return browser.post(add_url(model, page.pk), filled_form(browser.get(add_url(model, page.pk)), **typed))


def subtitle_of(project):
    return Project.objects.get(pk=project.pk).subtitle


def test_a_writer_changes_the_facts_of_a_draft(writer, draft):
    answer = save(writer, draft, subtitle="Dopo")

    assert answer.status_code == 302
    assert subtitle_of(draft) == "Dopo"


def test_a_writer_sees_the_facts_of_a_published_page_and_changes_nothing(writer, published):
    seen = writer.get(change_url(published))

    answer = writer.post(change_url(published), {"subtitle": "Dopo"})

    assert seen.status_code == 200
    assert 'name="_save"' not in seen.text
    assert answer.status_code == 403
    assert subtitle_of(published) == "Prima"


def test_a_publisher_changes_the_facts_of_a_published_page(publisher, published):
    save(publisher, published, subtitle="Dopo")

    assert subtitle_of(published) == "Dopo"


def test_a_writer_describes_a_new_draft(writer):
    page = PageFactory(template="projects/project.html", is_published=False)
    law = {"legal_references-TOTAL_FORMS": "1", "legal_references-0-title": "L. 1/2000", "legal_references-0-order": 0}

    answer = add(writer, Project, page, subtitle="Nuovo", **law)

    assert answer.status_code == 302
    assert subtitle_of(page.project) == "Nuovo"
    assert LegalReference.objects.get(project=page.project).title == "L. 1/2000"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_writer_gives_no_facts_to_a_published_page(writer, method):
    page = PageFactory(template="projects/project.html")

    answer = writer.generic(method, add_url(Project, page.pk))

    assert answer.status_code == 403
    assert not Project.objects.filter(extended_object=page).exists()


def test_a_publisher_gives_facts_to_a_published_page(publisher):
    page = PageFactory(template="projects/project.html")

    add(publisher, Project, page, subtitle="Nuovo")

    assert subtitle_of(page.project) == "Nuovo"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("page_id", ["", "999999", "abc", "-1", "1e3"])
def test_facts_of_no_page_are_not_found(publisher, page_id, method):
    answer = publisher.generic(method, add_url(ActionArea, page_id))

    assert answer.status_code == 404


def test_adding_facts_twice_leads_to_those_that_are_there(writer, draft):
    answer = writer.get(add_url(Project, draft.extended_object_id))

    assert answer.url == change_url(draft)


def test_saving_without_a_change_writes_no_row(publisher, published):
    before = published.history.count()

    answer = save(publisher, published)

    assert answer.status_code == 302
    assert published.history.count() == before


@pytest.mark.parametrize("is_new", [True, False], ids=["new", "changed"])
def test_a_letter_that_another_area_has_is_refused_in_words(writer, is_new):
    project = ProjectFactory(extended_object__is_published=False).extended_object
    template = "projects/action_area.html"
    ActionAreaFactory(letter="a", extended_object=PageFactory(title="Prima", parent=project, is_published=False))
    page = PageFactory(template=template, parent=project, is_published=False)

    if is_new:
        answer = add(writer, ActionArea, page, letter="a")
    else:
        answer = save(writer, ActionAreaFactory(letter="b", extended_object=page), letter="a")

    assert answer.status_code == 200
    assert "La lettera a è già dell’azione «Prima». Scegline un’altra." in answer.text
    assert not ActionArea.objects.filter(extended_object=page, letter="a").exists()


def test_an_end_before_the_beginning_is_refused_in_words(writer, draft):
    answer = save(writer, draft, starts_on="2025-02-01", ends_on="2025-01-31")

    assert "La fine del progetto non può venire prima dell’inizio." in answer.text


def test_facts_live_as_long_as_their_page(publisher, published):
    form = publisher.get(change_url(published))
    delete_url = reverse("admin:projects_project_delete", args=[published.pk])

    answer = publisher.post(delete_url, {"post": "yes"})

    assert delete_url not in form.text
    assert 'name="_save"' in form.text
    assert answer.status_code == 403
    assert subtitle_of(published) == "Prima"


@pytest.mark.parametrize("factory", [ProjectFactory, ActionAreaFactory])
def test_a_publisher_deletes_a_page_together_with_its_facts(publisher, factory):
    facts = factory()

    publisher.post(reverse("admin:cms_page_delete", args=[facts.extended_object_id]), {"post": "yes"})

    assert not type(facts).objects.filter(pk=facts.pk).exists()
