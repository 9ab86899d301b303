import json
import re

import pytest
from cms.models import Page
from django.core.exceptions import ValidationError
from django.urls import reverse

from projects.areas import listed_areas
from projects.models import ActionArea, LegalReference, Project
from tests.factories import ActionAreaFactory, PageFactory, ProjectFactory, PublisherFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return ProjectFactory(extended_object__title="Progetto di prova")


def area_below(project, letter, **page):
    page = {"template": "projects/action_area.html", "parent": project.extended_object, **page}
    return ActionAreaFactory(letter=letter, extended_object=PageFactory(**page))


def copied(page, target):
    url = reverse("admin:cms_page_copy_page", args=[page.pk])
    answer = signed_in(PublisherFactory()).post(url, {"position": 0, "target": target.pk})
    return Page.objects.get(pk=json.loads(answer.content)["id"])


def test_a_project_lists_its_published_areas_in_letter_order_and_those_without_letter_last(client, project):
    for letter, title in [("c", "Terza"), (None, "Senza lettera"), ("a", "Prima"), ("b", "Seconda")]:
        area_below(project, letter, title=title)
    area_below(project, "d", title="In bozza", is_published=False)
    PageFactory(title="Pagina qualunque", parent=project.extended_object)

    page = client.get(project.extended_object.get_absolute_url())

    assert [area.title for area in page.context["areas"]] == ["Prima", "Seconda", "Terza", "Senza lettera"]
    assert page.text.index("Prima") < page.text.index("Seconda") < page.text.index("Terza")
    assert "In bozza" not in page.text
    assert "Pagina qualunque" not in page.text


def test_an_area_is_described_by_its_summary_or_else_by_its_own_words(client, project):
    words = {"slots": {"what": "<p>Parole <strong>intere</strong>.</p>"}}
    area_below(project, "a", meta_description="Riassunto breve.", **words)
    area_below(project, "b", meta_description="", **words)
    area_below(project, "c", meta_description="")

    page = client.get(project.extended_object.get_absolute_url())

    assert [area.words for area in page.context["areas"]] == ["", "<p>Parole <strong>intere</strong>.</p>", ""]
    assert "<p>Riassunto breve.</p>" in page.text
    assert page.text.count("<p>Parole <strong>intere</strong>.</p>") == 1


def test_an_area_shows_its_letter_and_links_to_the_others_only(client, project):
    first, other = area_below(project, "a", title="Prima"), area_below(project, "b", title="Seconda")

    page = client.get(first.extended_object.get_absolute_url())

    assert "Azione a" in page.text
    assert re.search(f'<a href="{other.extended_object.get_absolute_url()}"[^>]*>b. Seconda</a>', page.text)
    assert "a. Prima" not in page.text


@pytest.mark.parametrize("letter", ["A", "1", "à", "ab", "ª", " "])
def test_a_letter_is_one_small_latin_letter(project, letter):
    area = area_below(project, None)
    area.letter = letter

    with pytest.raises(ValidationError) as refused:
        area.full_clean()

    assert set(refused.value.message_dict) == {"letter"}


def test_a_letter_that_another_area_of_the_project_has_is_refused_in_words(project):
    area_below(project, "a", title="Prima")
    second = area_below(project, "b")
    second.letter = "a"

    with pytest.raises(ValidationError) as refused:
        second.full_clean()

    assert refused.value.message_dict == {"letter": ["La lettera a è già dell’azione «Prima». Scegline un’altra."]}


def test_two_projects_may_use_the_same_letter_and_an_area_may_keep_its_own(project):
    area_below(project, "a")
    area = area_below(ProjectFactory(), "a")

    area.full_clean()

    assert area.letter == "a"


def test_a_copied_area_has_no_letter_no_old_address_and_no_dates(client, project):
    area = area_below(project, "a", title="Prima")
    ActionArea.objects.filter(pk=area.pk).update(
        former_url="https://vecchio.example/a", first_published_on="2018-02-14", modified_on="2020-11-25"
    )

    copy = copied(area.extended_object, project.extended_object).actionarea

    assert (copy.letter, copy.former_url, copy.first_published_on, copy.modified_on) == (None, "", None, None)
    assert ActionArea.objects.get(pk=area.pk).letter == "a"
    assert client.get(project.extended_object.get_absolute_url()).status_code == 200
    assert "pagina eliminata" not in str(copy)


def test_a_copied_project_takes_its_legal_references_along_and_its_areas_keep_none_of_their_letters(project):
    LegalReference.objects.create(project=project, title="L. 1/2000", url="https://legge.example")
    area_below(project, "a")

    copy = copied(project.extended_object, PageFactory())

    assert [law.title for law in copy.project.legal_references.all()] == ["L. 1/2000"]
    assert project.legal_references.count() == 1
    assert [area.letter for area in ActionArea.objects.filter(extended_object__parent=copy)] == [None]


def test_an_area_of_an_unpublished_project_is_not_shown_anywhere(client):
    project = ProjectFactory(extended_object__is_published=False)
    area = area_below(project, "a")

    assert area.extended_object.get_absolute_url("it", fallback=False) is None
    assert listed_areas(project.extended_object_id, "it") == []


def test_a_deleted_page_takes_its_facts_along(project):
    project.extended_object.delete()

    assert not Project.objects.filter(pk=project.pk).exists()
