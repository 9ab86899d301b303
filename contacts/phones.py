"""Phone numbers: what people type, E.164 for machines, and the way Italians write them."""

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError


def to_e164(typed):
    """`typed` as E.164 (`+390372407066`); a ValidationError that says how to mend it where it is no phone number."""
    try:
        number = phonenumbers.parse(typed, settings.PHONE_REGION)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise ValidationError(
            "«%(typed)s» non è un numero di telefono valido. Scrivilo con il prefisso, per esempio 0372 407066.",
            code="invalid_phone",
            params={"typed": typed},
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def to_display(e164):
    """A stored number as it is written in Italy (`0372 407066`); foreign numbers keep their country code."""
    number = phonenumbers.parse(e164)
    is_italian = phonenumbers.region_code_for_country_code(number.country_code) == settings.PHONE_REGION
    style = phonenumbers.PhoneNumberFormat.NATIONAL if is_italian else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)
