import pytest
from django.core.exceptions import ValidationError

from contacts.actions import update_office
from contacts.models import ContactPoint, Office
from tests.factories import ContactPointFactory, OfficeFactory

pytestmark = pytest.mark.django_db

PHONE, EMAIL, PEC = ContactPoint.Kind.PHONE, ContactPoint.Kind.EMAIL, ContactPoint.Kind.PEC


@pytest.fixture
def office():
    office = OfficeFactory(address="Via Vecchia, 1")
    ContactPointFactory(office=office, value="+390372407006", label="Segreteria", order=0)
    ContactPointFactory(office=office, value="+390372407222", order=1)
    ContactPointFactory(office=office, kind=PEC, value="prova@pec.example", order=2)
    return office


def update(office, phones=("+390372407006", "+390372407222"), mailboxes=(), address="Via Vecchia, 1", **options):
    return update_office(office, phones=phones, mailboxes=mailboxes, address=address, **options)


def rows():
    return Office.history.count(), ContactPoint.history.count()


def values_of(office):
    return [(point.kind, point.value, point.label) for point in ContactPoint.objects.filter(office=office)]


def test_an_office_that_is_as_wanted_is_not_written(office):
    before = rows()

    assert update(office) is False
    assert rows() == before


@pytest.mark.parametrize(
    "wanted", [{"address": "Via Nuova, 2"}, {"phones": ["+390372407006"]}, {"mailboxes": ["a@posta.example"]}]
)
def test_a_dry_run_tells_that_something_differs_and_writes_nothing(office, wanted):
    before = rows()

    assert update(office, dry_run=True, **wanted) is True
    assert rows() == before


def test_a_changed_fact_writes_one_row_of_the_office_only(office):
    offices, points = rows()

    assert update(office, address="Via Nuova, 2") is True
    assert Office.objects.get(pk=office.pk).address == "Via Nuova, 2"
    assert rows() == (offices + 1, points)


def test_contacts_that_stay_keep_their_label_and_a_pec_is_left_alone(office):
    update(office, phones=["+390372407222", "+390372407006"], mailboxes=["a@posta.example"])

    assert values_of(office)[:2] == [(PHONE, "+390372407222", ""), (PHONE, "+390372407006", "Segreteria")]
    assert set(values_of(office)[2:]) == {(EMAIL, "a@posta.example", ""), (PEC, "prova@pec.example", "")}


def test_contacts_that_are_not_wanted_any_more_go(office):
    update(office, phones=["+390372407006"])

    assert values_of(office) == [(PHONE, "+390372407006", "Segreteria"), (PEC, "prova@pec.example", "")]


def test_only_contacts_that_change_get_a_row_in_their_history(office):
    _offices, points = rows()

    update(office, mailboxes=["a@posta.example"])

    assert rows()[1] == points + 1


def test_a_new_office_is_written_whole():
    office = Office(slug="nuovo-ufficio")

    assert update(office, name="Nuovo ufficio", phones=["+390372407066"]) is True
    assert Office.objects.get(slug="nuovo-ufficio").phones[0].display == "0372 407066"


def test_wrong_facts_are_refused(office):
    with pytest.raises(ValidationError, match="non è un numero di telefono valido"):
        update(office, phones=["12"])
