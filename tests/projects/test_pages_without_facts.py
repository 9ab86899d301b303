"""An editor may choose a template before the facts are there, and put a page where it does not belong."""

import pytest

from projects.models import LegalReference, Project
from tests.factories import ActionAreaFactory, PageFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("template", ["projects/project.html", "projects/action_area.html", "cms/home.html"])
def test_a_page_without_facts_shows_its_title_and_no_dates(client, template):
    page = PageFactory(title="Pagina nuda", template=template)

    answer = client.get(page.get_absolute_url())

    assert answer.status_code == 200
    assert "Pagina nuda</h1>" in answer.text
    assert "Contenuto pubblicato in data" not in answer.text
    assert "Azione " not in answer.text.partition("<main")[2].partition("</h1>")[0]


def test_an_area_at_the_root_has_no_project_above_it(client):
    area = ActionAreaFactory(extended_object__title="Azione orfana")

    answer = client.get(area.extended_object.get_absolute_url())

    assert answer.status_code == 200
    assert "Azione orfana</h1>" in answer.text
    assert "Le altre azioni" not in answer.text


def test_a_project_with_all_its_facts_shows_them(client):
    project = ProjectFactory(
        subtitle="Sottotitolo di prova",
        partners="Regione Lombardia & Provincia",
        starts_on="2024-01-15",
        ends_on="2025-12-31",
        first_published_on="2018-02-14",
        extended_object__title="Progetto pieno",
    )
    LegalReference.objects.create(project=project, title="L. 2/2000", url="", order=2)
    LegalReference.objects.create(project=project, title="L. 1/2000", url="https://legge.example", order=1)

    answer = client.get(project.extended_object.get_absolute_url())

    assert "Sottotitolo di prova" in answer.text
    assert "Regione Lombardia &amp; Provincia" in answer.text
    assert "gennaio 2024 – dicembre 2025" in answer.text
    assert '<time datetime="2018-02-14">14/02/2018</time>' in answer.text
    assert "Progetto pieno - Sottotitolo di prova" in answer.text
    assert 'href="https://legge.example"' in answer.text
    assert answer.text.index("L. 1/2000") < answer.text.index("L. 2/2000")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "period"),
    [("2024-01-15", None, "da gennaio 2024"), (None, "2025-12-31", "fino a dicembre 2025"), (None, None, "")],
)
def test_a_project_may_have_a_beginning_or_an_end_only(starts_on, ends_on, period):
    project = ProjectFactory(starts_on=starts_on, ends_on=ends_on)
    project.refresh_from_db()

    assert project.period == period


def test_a_project_without_subtitle_is_called_by_its_title():
    assert ProjectFactory(extended_object__title="Progetto corto").full_title == "Progetto corto"


def test_the_home_page_lives_without_any_project(client):
    for project in Project.objects.all():
        project.extended_object.delete()

    answer = client.get("/")

    assert answer.status_code == 200
    assert "Che aiuto c’è" not in answer.text
