import pytest
from django.core.exceptions import ValidationError

from contacts.phones import to_display, to_e164


@pytest.mark.parametrize(
    "typed",
    [
        "0372 407066",
        "0372407066",
        "0372/407066",
        "0372-407066",
        "(0372) 40 70 66",
        "0372.407.066",
        "+39 0372 407066",
        "+390372407066",
        "0039 0372 407066",
        " 0372\u00a0407066 ",
        "tel. 0372 407066",
        "tel:+39-0372-407066",
    ],
)
def test_every_spelling_of_a_number_is_stored_alike(typed):
    assert to_e164(typed) == "+390372407066"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("339 1234567", "+393391234567"),
        ("800 123456", "+39800123456"),
        ("+41 91 835 11 11", "+41918351111"),
        ("0041 91 835 11 11", "+41918351111"),
        ("+44 20 7946 0018", "+442079460018"),
    ],
)
def test_mobiles_toll_free_and_foreign_numbers_are_numbers_too(typed, stored):
    assert to_e164(typed) == stored


@pytest.mark.parametrize("typed", ["", "407066", "0372", "0372 40706 interno", "112 e 113", "ufficio", "+39", "9" * 40])
def test_what_is_no_number_is_refused_with_a_way_to_mend_it(typed):
    with pytest.raises(ValidationError) as refused:
        to_e164(typed)

    (message,) = refused.value.messages
    assert message == (
        f"«{typed}» non è un numero di telefono valido. Scrivilo con il prefisso, per esempio 0372 407066."
    )
    assert refused.value.code == "invalid_phone"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+390372407066", "0372 407066"),
        ("+390372407222", "0372 407222"),
        ("+393391234567", "339 123 4567"),
        ("+41918351111", "+41 91 835 11 11"),
    ],
)
def test_italian_numbers_are_shown_without_country_code_and_foreign_ones_with_it(stored, shown):
    assert to_display(stored) == shown
