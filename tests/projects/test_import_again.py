"""`manage.py import_page` where the site knows the document already, or something with its name."""

import pytest
from cms.models import PageContent
from django.core.management import CommandError

from contacts.models import Office
from projects.models import Project
from projects.slots import paragraphs_in
from tests.factories import OfficeFactory, PageFactory, row_counts
from tests.projects.test_import_page import ADDRESS, DATES, imported_areas, imported_project, latest

pytestmark = pytest.mark.django_db


def changed(document, tmp_path, *changes):
    """A copy of the document with (old, new) pairs replaced."""
    text = document.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "cambiato.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_document_that_changed_becomes_a_draft_of_the_same_pages(client, orto, run, tmp_path):
    run("import_page", str(orto), "--publish")
    before = client.get(ADDRESS).text
    again = changed(orto, tmp_path, ("Il terreno comunale", "Il vecchio terreno"), ("scambio dei semi", "mercato"))

    run("import_page", str(again))

    assert client.get(ADDRESS).text == before
    assert "Il vecchio terreno" in paragraphs_in(latest(imported_project().extended_object), "intro")[0]
    assert imported_areas().count() == 5


def test_a_document_that_changed_and_is_published_moves_what_visitors_see(client, orto, run, tmp_path):
    run("import_page", str(orto), "--publish")
    again = changed(
        orto,
        tmp_path,
        ("L’orto dietro", "Il giardino dietro"),
        ("035 555011", "035 555012"),
        ("03/09/2019", "04/09/2020"),
    )

    run("import_page", str(again), "--publish")

    page = client.get(ADDRESS)
    assert "Il giardino dietro la scuola</h1>" in page.text
    assert "035 555012" in page.text
    assert "035 555011" not in page.text
    assert "04/09/2020" in page.text


def test_facts_of_published_pages_stay_and_are_told(client, orto, run, tmp_path):
    run("import_page", str(orto), "--publish")
    again = changed(orto, tmp_path, ("29/02/2016", "01/01/2015"), ("Piazza del Forno, 1", "Piazza del Forno, 9"))

    output = run("import_page", str(again))

    assert "I dati di «L’orto dietro la scuola» sono già pubblicati: restano come sono." in output
    assert "L’ufficio «Centro civico Mulini» esiste già con altri dati: resta com’è." in output
    assert imported_project().first_published_on == DATES[0]
    assert not Office.objects.filter(address="Piazza del Forno, 9").exists()


def test_an_area_that_the_document_leaves_out_stays_and_is_told(orto, run, tmp_path):
    run("import_page", str(orto), "--publish")
    again = changed(orto, tmp_path, ("e) festa di fine estate, aperta a tutto il quartiere.", ""))

    output = run("import_page", str(again), "--publish")

    assert "L’azione «Festa di fine estate» non è nel documento: resta com’è." in output
    assert imported_areas().count() == 5


def test_an_office_is_known_by_its_name_where_it_has_no_old_address(orto, run):
    known = OfficeFactory(slug="centro-civico-mulini", name="Centro civico")

    run("import_page", str(orto), "--publish")

    known.refresh_from_db()
    assert (known.name, known.address) == ("Centro civico Mulini", "Piazza del Forno, 1")
    assert known.former_url == "https://www.pontelieto.example/node/41"


def test_a_page_is_known_by_its_address_where_it_has_no_old_one(orto, run):
    page = PageFactory(title="Orto", slug="lorto-dietro-la-scuola", template="projects/project.html")
    Project.objects.create(extended_object=page)

    run("import_page", str(orto), "--publish")

    assert imported_project().extended_object == page
    assert PageContent.objects.get(page=page).title == "L’orto dietro la scuola"


def test_the_address_of_a_page_that_is_no_project_is_not_taken(orto, run):
    PageFactory(slug="lorto-dietro-la-scuola")
    before = row_counts()

    with pytest.raises(CommandError, match="c’è già una pagina che non è un progetto"):
        run("import_page", str(orto))

    assert row_counts() == before
