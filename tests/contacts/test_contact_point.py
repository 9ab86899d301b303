import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from contacts.models import ContactPoint
from tests.factories import ContactPointFactory, OfficeFactory

pytestmark = pytest.mark.django_db

PHONE, EMAIL, PEC = ContactPoint.Kind.PHONE, ContactPoint.Kind.EMAIL, ContactPoint.Kind.PEC


def saved(**attributes):
    """A contact point as a form would save it: cleaned first."""
    point = ContactPointFactory.build(office=OfficeFactory(), **attributes)
    point.full_clean()
    point.save()
    point.refresh_from_db()
    return point


def test_a_phone_is_stored_for_machines_and_shown_for_people():
    point = saved(kind=PHONE, value=" 0372/40.70.66 ")

    assert point.value == "+390372407066"
    assert point.display == str(point) == "0372 407066"
    assert point.href == "tel:+390372407066"


@pytest.mark.parametrize("kind", [EMAIL, PEC])
def test_a_mailbox_is_stored_in_lower_case_without_spaces(kind):
    point = saved(kind=kind, value=" Ufficio.Prova@Comune.Cremona.IT ")

    assert point.value == point.display == "ufficio.prova@comune.cremona.it"
    assert point.href == "mailto:ufficio.prova@comune.cremona.it"


@pytest.mark.parametrize("kind", [EMAIL, PEC])
@pytest.mark.parametrize("value", ["ufficio", "ufficio@", "ufficio@comune", "a b@comune.it", "0372 407066"])
def test_what_is_no_mailbox_is_refused_with_a_way_to_mend_it(kind, value):
    with pytest.raises(ValidationError) as refused:
        saved(kind=kind, value=value)

    assert refused.value.message_dict == {
        "value": [
            f"«{value}» non è un indirizzo email. Scrivilo intero, per esempio nome@comune.cremona.it.",
        ]
    }


def test_a_mailbox_typed_as_a_phone_is_refused():
    with pytest.raises(ValidationError, match="non è un numero di telefono valido"):
        saved(kind=PHONE, value="ufficio@comune.cremona.it")


def test_a_validation_that_leaves_the_value_out_does_not_touch_it():
    point = ContactPointFactory.build(office=OfficeFactory(), value="non un numero")

    point.full_clean(exclude=["value"])

    assert point.value == "non un numero"


def test_the_database_refuses_one_contact_twice_in_an_office():
    point = ContactPointFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ContactPointFactory(office=point.office, value=point.value)

    assert ContactPointFactory(value=point.value).pk


def test_the_same_contact_twice_is_refused_in_words():
    point = ContactPointFactory()

    with pytest.raises(ValidationError, match="Questo recapito c’è già"):
        ContactPointFactory.build(office=point.office, value=point.display).full_clean()


def test_the_database_refuses_an_unknown_kind():
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactPointFactory(kind="fax")


def test_contacts_come_in_their_order_and_part_into_phones_and_mailboxes():
    office = OfficeFactory()
    last = ContactPointFactory(office=office, order=3)
    pec = ContactPointFactory(office=office, kind=PEC, value="b@pec.example", order=2)
    email = ContactPointFactory(office=office, kind=EMAIL, value="a@posta.example", order=1)
    first = ContactPointFactory(office=office, order=0)

    assert office.phones == [first, last]
    assert office.mailboxes == [email, pec]
