import pytest

from contacts.models import OfficeCard
from tests.factories import ContactPointFactory, OfficeFactory, PageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return OfficeFactory(name="Ufficio sulla scheda", address="Via della Scheda, 7")


@pytest.fixture
def address(office):
    """The address of a page that shows the office."""
    return PageFactory(template="cms/section.html", offices=[office]).get_absolute_url()


def test_a_card_shows_the_office_as_it_is_now(client, office, address):
    ContactPointFactory(office=office, value="+390372407066")
    office.address = "Via Nuova, 8"
    office.save()

    shown = client.get(address).text

    assert "Ufficio sulla scheda" in shown
    assert f'href="{office.get_absolute_url()}"' in shown
    assert "Via Nuova, 8" in shown
    assert "0372 407066" in shown
    assert "Orari: chiedi per telefono" in shown


def test_the_card_of_an_office_that_was_switched_off_shows_nothing(client, office, address):
    office.is_active = False
    office.save()

    answer = client.get(address)

    assert answer.status_code == 200
    assert "Ufficio sulla scheda" not in answer.text
    assert "Via della Scheda" not in answer.text


def test_a_card_is_named_after_its_office(office, address):
    assert str(OfficeCard.objects.get(office=office)) == "Ufficio sulla scheda"
