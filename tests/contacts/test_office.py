import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from contacts.models import Office
from tests.factories import OfficeFactory

pytestmark = pytest.mark.django_db

BAD_COORDINATES = [
    {"latitude": 45},
    {"longitude": 10},
    {"latitude": 91, "longitude": 10},
    {"latitude": 45, "longitude": -181},
]
BAD_POSTAL_CODES = ["2610", "26 00", "2610A", "٢٦١٠٠"]


def refused_by_database(**attributes):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        OfficeFactory(**attributes)
    return str(refused.value)


def messages_of(**attributes):
    with pytest.raises(ValidationError) as refused:
        OfficeFactory.build(**attributes).full_clean()
    return refused.value.messages


@pytest.mark.parametrize("coordinates", BAD_COORDINATES)
def test_coordinates_are_two_and_on_earth(coordinates):
    assert "office_has_both_coordinates_or_none" in refused_by_database(**coordinates)
    assert messages_of(**coordinates) == [
        "Scrivi sia la latitudine (da -90 a 90) sia la longitudine (da -180 a 180), oppure lascia vuote tutte e due."
    ]


def test_an_office_on_the_map_can_be_opened_there():
    assert OfficeFactory(latitude="45.133249", longitude="10.022651").map_url == "geo:45.133249,10.022651"
    assert OfficeFactory(latitude=0, longitude=0).map_url == "geo:0,0"
    assert OfficeFactory().map_url == ""


@pytest.mark.parametrize("postal_code", BAD_POSTAL_CODES)
def test_a_postal_code_has_five_digits(postal_code):
    assert "office_postal_code_is_five_digits" in refused_by_database(postal_code=postal_code)
    assert messages_of(postal_code=postal_code) == ["Il CAP ha cinque cifre, per esempio 26100."]


@pytest.mark.parametrize("postal_code", ["", "26100", "00100"])
def test_a_postal_code_of_five_digits_or_none_is_kept(postal_code):
    office = OfficeFactory(postal_code=postal_code)

    office.full_clean()

    assert Office.objects.get(pk=office.pk).postal_code == postal_code


def test_two_offices_cannot_share_an_address_on_the_web():
    office = OfficeFactory()

    refused_by_database(slug=office.slug)


def test_the_entrance_stands_in_brackets_after_the_street():
    office = OfficeFactory.build(address="Piazza del Comune, 8", entrance_note="ingresso da Piazza Stradivari 7")

    assert office.full_address == "Piazza del Comune, 8 (ingresso da Piazza Stradivari 7)"
    assert OfficeFactory.build(address="Via di prova, 1").full_address == "Via di prova, 1"


def test_an_office_that_was_switched_off_is_not_active():
    shown, hidden = OfficeFactory(), OfficeFactory(is_active=False)

    active = Office.objects.active()

    assert shown in active
    assert hidden not in active
