from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

LONGEST_PATH = 500


def normalised(address):
    """The path of an address as it is stored and looked up; empty for what cannot be an address at all.

    Neither host nor query, nothing percent-encoded, and no slash at the end, whichever of them came along.
    """
    address = address.strip()
    if not address.startswith("/"):
        try:
            address = urlsplit(address if "//" in address else f"//{address}").path or "/"
        except ValueError:
            return ""
    path = unquote(address.partition("?")[0].partition("#")[0])
    if not path.isprintable():
        return ""
    return "/" + path.strip("/")


class OldAddress(models.Model):
    """An address that this site, or the one before it, once answered at, and where it leads now.

    It names a page or an office, never another address: however often these move, one redirect is enough.
    """

    path = models.CharField(
        "indirizzo vecchio",
        max_length=LONGEST_PATH,
        unique=True,
        help_text="Puoi incollarlo intero, per esempio https://www.comune.cremona.it/node/421018. "
        "Se ne tiene la parte dopo il nome del sito.",
        error_messages={"unique": "Questo indirizzo vecchio c’è già. Cercalo nell’elenco e cambia quello."},
    )
    page = models.ForeignKey(
        "cms.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name="porta alla pagina",
    )
    office = models.ForeignKey(
        "contacts.Office",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name="oppure all’ufficio",
    )
    explanation = models.TextField(
        "spiegazione",
        blank=True,
        help_text="Che cosa c’era a questo indirizzo e dove si trova ora. La legge chi arriva, quando l’indirizzo non "
        "porta a nessuna pagina. Se la lasci vuota, c’è una frase che va bene per tutti.",
    )

    history = HistoricalRecords(
        verbose_name="cronologia dell’indirizzo vecchio", verbose_name_plural="cronologie dell’indirizzo vecchio"
    )

    class Meta:
        verbose_name = "indirizzo vecchio"
        verbose_name_plural = "indirizzi vecchi"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="old_address_leads_to_one_place",
                condition=models.Q(page__isnull=True) | models.Q(office__isnull=True),
                violation_error_message="Un indirizzo vecchio porta a una pagina o a un ufficio, non a tutti e due: "
                "scegline uno e lascia vuoto l’altro.",
            ),
            models.CheckConstraint(
                name="old_address_begins_with_a_slash",
                condition=models.Q(path__startswith="/"),
                violation_error_message="Un indirizzo vecchio comincia con una barra, per esempio /node/421018.",
            ),
        ]

    def __str__(self):
        return self.path

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude=exclude)
        if "path" not in (exclude or ()):
            self.path = normalised(self.path)
            if not self.path:
                raise ValidationError(
                    {"path": "Questo non è un indirizzo. Copialo dalla barra del browser e incollalo qui."}
                )
