"""The offices of a printed page: name, address, phones and mailboxes, a line for each kind."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from projects.printed_page.lines import Cursor, Line, shortened
from projects.printed_page.links import Links, plain_text, split_number
from projects.printed_page.page import PrintedOffice, PrintedPageError

OFFICES_HEADING = "Ufficio di riferimento:"
COPYRIGHT = "©"
PHONES = "Tel."
BETWEEN_PHONES = " - "
HOME_REGION = "IT"
MAX_OFFICES = 50
MAX_CONTACTS = 20
MAX_FIELD_LENGTH = 200

# «Piazza del Comune, 8 (ingresso da Piazza Stradivari 7)»; the note may hold one pair of brackets
ADDRESS_WITH_NOTE = re.compile(r"(?P<address>.+?) \((?P<note>(?:[^()]|\([^()]*\))+)\)")


def read_offices(cursor: Cursor, links: Links) -> tuple[PrintedOffice, ...]:
    """The offices up to the © line or the end; there must be one at least."""
    offices = [_read_office(cursor, links)]
    while cursor.current and not cursor.current.text.startswith(COPYRIGHT):
        if len(offices) == MAX_OFFICES:
            raise PrintedPageError(cursor.current.number, f"gli uffici sono più di {MAX_OFFICES}: togline qualcuno")
        offices.append(_read_office(cursor, links))
    return tuple(offices)


def office_lines(office: PrintedOffice, number: int) -> list[str]:
    """An office as it is printed, under the number of its address."""
    note = f" ({office.entrance_note})" if office.entrance_note else ""
    phones = BETWEEN_PHONES.join(map(_national, office.phones))
    return [
        f"{office.name} [{number}]",
        f"{office.address}{note}",
        *([f"{PHONES} {phones}"] if phones else []),
        *office.mailboxes,
    ]


def _read_office(cursor, links):
    heading = cursor.take(f"manca un ufficio: dopo «{OFFICES_HEADING}» scrivi il nome col suo numero, poi l’indirizzo")
    name, url = _name(heading, links)
    address, note = _address(cursor.take(f"manca l’indirizzo dell’ufficio «{name}»: scrivilo sotto il nome"), name)
    phones = [(phone, line) for line in cursor.take_while(_lists_phones) for phone in _phones(line)]
    mailboxes = [(_mailbox(line), line) for line in cursor.take_while(_is_mailbox)]
    return PrintedOffice(name, url, address, note, _distinct(phones), _distinct(mailboxes))


def _name(line, links):
    name, number = split_number(line.text)
    if number is None:
        reason = (
            f"«{shortened(line.text)}» non si capisce: qui va il nome di un ufficio col suo numero, come «Ufficio"
            " Cultura [4]»; sotto, nell’ordine, una riga d’indirizzo, una riga «Tel. …» e le caselle di posta"
        )
        raise PrintedPageError(line.number, reason)
    return _short_enough(plain_text(name, line), line, "il nome dell’ufficio"), links.page_url(number, line)


def _address(line, name):
    if _is_no_address(line.text):
        reason = f"manca l’indirizzo dell’ufficio «{name}»: scrivilo sotto il nome, prima di telefoni e caselle"
        raise PrintedPageError(line.number, reason)
    text = plain_text(line.text, line)
    match = ADDRESS_WITH_NOTE.fullmatch(text)
    address, note = (match["address"], match["note"]) if match else (text, "")
    return _short_enough(address, line, "l’indirizzo"), _short_enough(note, line, "la nota sull’ingresso")


def _is_no_address(text):
    is_name = split_number(text)[1] is not None
    return is_name or text.startswith(COPYRIGHT) or _lists_phones(text) or _is_mailbox(text)


def _short_enough(text, line, what):
    if len(text) > MAX_FIELD_LENGTH:
        raise PrintedPageError(line.number, f"{what} supera i {MAX_FIELD_LENGTH} caratteri: accorcialo")
    return text


def _distinct(found):
    """The values of (value, line) pairs; a value that comes twice is refused, and so are too many."""
    values = []
    for value, line in found:
        if len(values) == MAX_CONTACTS:
            reason = f"un ufficio può avere al massimo {MAX_CONTACTS} telefoni e altrettante caselle: togline qualcuno"
            raise PrintedPageError(line.number, reason)
        if value in values:
            raise PrintedPageError(line.number, "lo stesso telefono o la stessa casella c’è già: togli la ripetizione")
        values.append(value)
    return tuple(values)


def _lists_phones(text):
    return text.startswith(PHONES)


def _phones(line):
    return [_phone(typed, line) for typed in line.text.removeprefix(PHONES).strip().split(BETWEEN_PHONES)]


def _phone(typed, line: Line):
    """`typed` as E.164."""
    try:
        number = phonenumbers.parse(typed, HOME_REGION)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        reason = f"«{shortened(typed)}» non è un numero di telefono valido: scrivilo col prefisso, come «0372 407066»"
        raise PrintedPageError(line.number, f"{reason}, e separa due numeri con « - »")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _national(e164):
    """A phone as it is written in Italy (`0372 407066`); foreign ones keep their country code."""
    try:
        number = phonenumbers.parse(e164, HOME_REGION)
    except phonenumbers.NumberParseException as error:
        raise PrintedPageError(None, f"«{shortened(e164)}» non è un numero di telefono: correggilo") from error
    is_at_home = number.country_code == phonenumbers.country_code_for_region(HOME_REGION)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if is_at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def _is_mailbox(text):
    return "@" in text and split_number(text)[1] is None


def _mailbox(line):
    try:
        validate_email(line.text)
    except ValidationError as error:
        reason = f"«{shortened(line.text)}» non è una casella di posta: scrivine una per riga, come «nome@comune.it»"
        raise PrintedPageError(line.number, reason) from error
    return line.text.lower()
