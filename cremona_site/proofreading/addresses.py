"""What is wrong with an address that stands in a text, as far as its form tells."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings

MAILBOX = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[A-Za-z]{2,}")
NUMBER = re.compile(r"\+?[0-9][0-9().\-]{1,20}")
HOST_AT_THE_BEGINNING = re.compile(r"(www\.|[\w-]+(\.[\w-]+)+/)", re.I)
PAGE_REFERENCE = re.compile(r"cms\.page:([0-9]{1,9})")
OWN_MACHINE = re.compile(r"(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(:\d+)?", re.I)
# Read by a browser as commands, or as files of whoever reads
NOT_FOR_READERS = {"javascript", "vbscript", "data", "file", "blob", "about"}


@dataclass(frozen=True)
class Fault:
    """`is_certain` where the link does not arrive, whoever follows it."""

    what: str
    how: str
    is_certain: bool = True


EMPTY = Fault(
    "Il collegamento non porta da nessuna parte.",
    "Scegli la pagina a cui deve portare, oppure togli il collegamento e lascia le parole.",
)
UNREADABLE = Fault(
    "Questo non è un indirizzo.", "Copialo di nuovo dalla barra del browser, oppure togli il collegamento."
)


def fault_of_form(href):
    """What shows without looking further; ValueError where not even the parts of the address can be told."""
    if href in {"", "#"}:
        return EMPTY
    if PAGE_REFERENCE.fullmatch(href):
        return None
    parts = urlsplit(href)
    scheme = parts.scheme.lower()
    if scheme in NOT_FOR_READERS:
        return Fault(
            f"L’indirizzo comincia con «{scheme}:» e nessun lettore può aprirlo.",
            "Scrivi l’indirizzo della pagina, oppure carica il documento nel sito e mettilo nella pagina.",
        )
    if scheme == "mailto":
        return fault_of_mailbox(parts.path)
    if scheme == "tel":
        return fault_of_number(unquote(parts.path))
    if scheme in {"http", "https"}:
        return fault_of_host(parts)
    if not scheme and not parts.netloc:
        return fault_of_relative(href)
    return None


def fault_of_mailbox(mailboxes):
    if all(MAILBOX.fullmatch(unquote(mailbox).strip()) for mailbox in mailboxes.split(",")):
        return None
    return Fault(
        "L’indirizzo email non è scritto bene.",
        "Dopo «mailto:» scrivi solo l’indirizzo, per esempio mailto:nome@comune.cremona.it.",
    )


def fault_of_number(number):
    if NUMBER.fullmatch(number):
        return None
    return Fault(
        "Il numero di telefono non è scritto bene.",
        "Dopo «tel:» scrivi solo il numero, senza spazi e senza parole: per esempio tel:+390372407000.",
    )


def fault_of_host(parts):
    if not parts.netloc:
        return UNREADABLE
    if OWN_MACHINE.fullmatch(parts.netloc) and not is_own_host(parts.netloc):
        return Fault(
            "L’indirizzo è quello di un computer di prova: chi legge non può aprirlo.",
            "Scegli la pagina del sito a cui deve portare.",
        )
    return None


def fault_of_relative(href):
    if href.startswith(("/", "#", "?")):
        return None
    if MAILBOX.fullmatch(href):
        return Fault("È un indirizzo email, ma il collegamento non lo sa.", f"Scrivi «mailto:{href}».")
    if HOST_AT_THE_BEGINNING.match(href):
        return Fault("All’indirizzo manca l’inizio: così non si apre.", f"Scrivi «https://{href}».")
    return Fault(
        "L’indirizzo è incompleto: dipende dalla pagina in cui sta.",
        "Scegli la pagina dall’elenco, oppure scrivi l’indirizzo intero, dalla prima barra: per esempio /servizi/.",
    )


def is_own_host(host):
    return host.lower() == urlsplit(settings.SITE_URL).netloc.lower()


def own_path(href):
    """The path, or the reference to a page, that an address of this site names; empty for others and for anchors."""
    if PAGE_REFERENCE.fullmatch(href):
        return href
    parts = urlsplit(href)
    if parts.scheme in {"", "http", "https"} and (not parts.netloc or is_own_host(parts.netloc)):
        return unquote(parts.path).replace("\0", "\ufffd") or ("/" if parts.netloc else "")
    return ""


def is_plain_http(href):
    """Whether an address leads to another site past the lock of the browser."""
    parts = urlsplit(href)
    return parts.scheme.lower() == "http" and bool(parts.netloc) and not is_own_host(parts.netloc)
