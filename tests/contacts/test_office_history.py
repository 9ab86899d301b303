import pytest
from django.urls import reverse

from contacts.models import ContactPoint, Office
from tests.factories import (
    ContactPointFactory,
    OfficeFactory,
    OpeningHoursFactory,
    PublisherFactory,
    WriterFactory,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """An office whose address and phone have changed since they were written."""
    office = OfficeFactory(address="Via Vecchia, 1")
    point = ContactPointFactory(office=office, value="+390372407006")
    OpeningHoursFactory(office=office)
    office.address = "Via Nuova, 2"
    office.save()
    point.value = "+390372407222"
    point.save()
    return office


def history_url(fact, pk=None):
    return reverse(f"admin:contacts_{fact._meta.model_name}_history", args=[pk or fact.pk])


def part_url(office, row):
    """Where the history of an office leads for a row of one of its parts."""
    part = row.instance_type._meta.model_name
    return reverse("admin:contacts_office_history_part", args=[office.pk, part, row.history_id])


def bring_back_first(browser, fact):
    row = fact.history.last()
    url = reverse(f"admin:contacts_{fact._meta.model_name}_simple_history", args=[row.id, row.history_id])
    browser.get(url)
    return browser.post(url)


@pytest.fixture(params=[PublisherFactory, WriterFactory], ids=["publisher", "writer"])
def anybody(request):
    return signed_in(request.param())


def test_the_history_of_an_office_shows_that_of_its_contacts_and_hours(anybody, office):
    page = anybody.get(history_url(office))

    assert page.status_code == 200
    assert "Via Vecchia, 1" in page.text
    assert "0372 407006" in page.text
    assert "0372 407222" in page.text
    assert "lunedì 9:00–12:30" in page.text
    assert part_url(office, office.contact_points.get().history.first()) in page.text


def test_an_office_that_nobody_changed_was_only_added(anybody):
    page = anybody.get(history_url(OfficeFactory()))

    assert page.text.count("Ufficio: aggiunta") == 1


def test_the_history_of_a_deleted_office_still_opens(anybody, office):
    pk, point_pk = office.pk, office.contact_points.get().pk
    office.delete()

    page = anybody.get(history_url(Office, pk))
    point_page = anybody.get(history_url(ContactPoint, point_pk))

    assert (page.status_code, point_page.status_code) == (200, 200)
    assert "Via Nuova, 2" in page.text
    assert "0372 407222" in page.text


def test_a_publisher_brings_back_the_old_facts_of_an_office(office):
    answer = bring_back_first(signed_in(PublisherFactory()), office)

    office.refresh_from_db()
    assert answer.status_code == 302
    assert office.address == "Via Vecchia, 1"
    assert office.history.count() == 3


def test_a_publisher_brings_back_an_old_phone(office):
    point = office.contact_points.get()

    answer = bring_back_first(signed_in(PublisherFactory()), point)

    point.refresh_from_db()
    assert answer.status_code == 302
    assert point.value == "+390372407006"


def test_a_publisher_brings_back_a_deleted_phone(office):
    point = office.contact_points.get()
    pk = point.pk
    point.delete()
    point.pk = pk

    bring_back_first(signed_in(PublisherFactory()), point)

    assert office.contact_points.get().value == "+390372407006"


@pytest.mark.parametrize("part_of", [lambda office: office, lambda office: office.contact_points.get()])
def test_a_writer_brings_nothing_back(office, part_of):
    fact = part_of(office)
    before = fact.history.count()

    answer = bring_back_first(signed_in(WriterFactory()), fact)

    assert answer.status_code == 403
    assert fact.history.count() == before
