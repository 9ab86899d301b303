from datetime import time

import pytest

from contacts.models import ContactPoint
from tests.factories import ContactPointFactory, OfficeFactory, OpeningHoursFactory, PageFactory

pytestmark = pytest.mark.django_db


def test_an_office_has_a_page_with_all_ways_to_reach_it(client):
    office = OfficeFactory(
        name="Ufficio Prova", address="Via Dante, 3", entrance_note="ingresso dal cortile", postal_code="26100"
    )
    ContactPointFactory(office=office, value="+390372407066", label="Segreteria")
    ContactPointFactory(office=office, kind=ContactPoint.Kind.PEC, value="prova@pec.example")
    OpeningHoursFactory(office=office, opens_at=time(8, 30), closes_at=time(13))

    page = client.get(office.get_absolute_url())

    assert page.status_code == 200
    assert '<h1 data-element="page-name">Ufficio Prova</h1>' in page.text
    assert "<title>Ufficio Prova – Comune di Cremona</title>" in page.text
    assert 'href="tel:+390372407066"' in page.text
    assert "0372 407066" in page.text
    assert "Segreteria" in page.text
    assert 'href="mailto:prova@pec.example"' in page.text
    assert "Via Dante, 3 (ingresso dal cortile)" in page.text
    assert "26100 Cremona" in page.text
    assert "8:30–13:00" in page.text
    assert page.text.count("chiuso") == 6


def test_an_office_without_hours_says_to_call_first(client):
    page = client.get(OfficeFactory().get_absolute_url())

    assert "Gli orari non sono ancora pubblicati. Telefona prima di venire." in page.text


def test_an_office_page_lists_the_published_articles_that_show_the_office(client):
    office = OfficeFactory()
    article = {"template": "projects/project.html", "offices": [office]}
    PageFactory(title="Progetto pubblico con ufficio", **article)
    PageFactory(title="Progetto in bozza con ufficio", is_published=False, **article)
    PageFactory(title="Progetto senza ufficio", template="projects/project.html")
    PageFactory(title="Voce di menu con ufficio", template="cms/section.html", offices=[office])

    page = client.get(office.get_absolute_url())

    assert [crumb.title for crumb in page.context["pages"]] == ["Progetto pubblico con ufficio"]
    assert "Pagine che parlano di questo ufficio" in page.text


def test_an_office_page_stands_below_the_offices_in_the_breadcrumb(client):
    page = client.get(OfficeFactory().get_absolute_url())

    assert [(crumb.title, crumb.url) for crumb in page.context["crumbs"]] == [
        ("Amministrazione", "/amministrazione/"),
        ("Uffici", "/amministrazione/uffici/"),
    ]


def test_an_office_that_was_switched_off_is_not_found(client):
    office = OfficeFactory(is_active=False)

    assert client.get(office.get_absolute_url()).status_code == 404


def test_an_unknown_office_is_not_found(client):
    assert client.get("/amministrazione/uffici/non-esiste/").status_code == 404
