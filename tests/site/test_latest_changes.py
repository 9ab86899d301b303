"""«Ultimi cambiamenti dei dati»: what changed last in all facts, for staff."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cremona_site.latest_changes import LINES
from tests.factories import ContactPointFactory, OccurrenceFactory, OfficeFactory, StaffFactory, signed_in

pytestmark = pytest.mark.django_db

LATEST = "/admin/cambiamenti/"


def changed_office():
    office = OfficeFactory(name="Sportello", address="Via Vecchia, 1")
    office.address = "Via Nuova, 2"
    office.save()
    return office


@pytest.mark.parametrize("who", ["writer", "publisher"])
def test_staff_read_who_changed_what_and_from_what(request, who):
    office = changed_office()

    html = request.getfixturevalue(who).get(LATEST).text

    assert "<strong>Via e numero:</strong> <del>Via Vecchia, 1</del> → <ins>Via Nuova, 2</ins>" in html
    assert reverse("admin:contacts_office_history", args=[office.pk]) in html


def test_a_date_leads_to_the_history_of_its_initiative(publisher):
    date = OccurrenceFactory()

    html = publisher.get(LATEST).text

    assert reverse("admin:projects_initiative_history", args=[date.initiative_id]) in html


def test_a_deleted_office_is_found_there_and_comes_back_with_its_phones(publisher):
    office = changed_office()
    ContactPointFactory(office=office, value="+390372407006")
    pk = office.pk
    office.delete()

    html = publisher.get(LATEST).text
    row = type(office).history.filter(id=pk).first()
    publisher.post(reverse("admin:contacts_office_simple_history", args=[pk, row.history_id]))

    assert reverse("admin:contacts_office_history", args=[pk]) in html
    office = type(office).objects.get(pk=pk)
    assert office.address == "Via Nuova, 2"
    assert [point.display for point in office.contact_points.all()] == ["0372 407006"]


def test_who_may_see_no_facts_sees_no_changes():
    assert signed_in(StaffFactory()).get(LATEST).status_code == 403


def test_who_is_not_signed_in_is_led_to_the_door(client):
    assert client.get(LATEST).status_code == 302


def test_it_goes_on_over_pages_at_a_like_cost(publisher):
    for number in range(LINES + 5):
        OfficeFactory(name=f"Ufficio numero {number}")
    publisher.get(LATEST)

    with CaptureQueriesContext(connection) as queries:
        first = publisher.get(LATEST)
    second = publisher.get(LATEST, {"p": "2"})

    assert "Meno recenti" in first.text
    assert "Ufficio numero 0" in second.text
    assert len(queries) < 40
