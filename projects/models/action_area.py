from cms.extensions.extension_pool import extension_pool
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from projects.models.dated_page import DatedPage, history_of_facts


class Icon(models.TextChoices):
    """Pictures that an action area can bear; each is in the icon sprite."""

    PRESENTATION = "it-presentation", "lezione"
    PUBLIC_OFFICE = "it-pa", "ufficio pubblico"
    HEARING = "it-hearing", "ascolto"
    HORN = "it-horn", "megafono"
    CALENDAR = "it-calendar", "calendario"
    USER = "it-user", "persona"
    FILES = "it-files", "documenti"
    HELP = "it-help-circle", "aiuto"


@extension_pool.register
class ActionArea(DatedPage):
    """One of the actions of a project, named by its letter. Its project is the page above its own."""

    letter = models.CharField(  # noqa: DJ001 - a copied page has no letter yet
        "lettera",
        max_length=1,
        null=True,
        validators=[RegexValidator(r"^[a-z]$", "Scrivi una sola lettera minuscola, dalla a alla z.")],
        help_text="Dà l’ordine nella pagina del progetto e si vede accanto al titolo.",
    )
    icon = models.CharField("icona", max_length=30, choices=Icon.choices, default=Icon.HELP)

    history = history_of_facts()

    class Meta:
        verbose_name = "dati dell’azione"
        verbose_name_plural = "dati delle azioni"

    def clean(self):
        page = self.extended_object if self.extended_object_id else None
        if page and page.parent_id and self.letter:
            twins = ActionArea.objects.filter(letter=self.letter, extended_object__parent=page.parent_id)
            twin = twins.exclude(pk=self.pk).first()
            if twin:
                raise ValidationError(
                    {"letter": f"La lettera {self.letter} è già dell’azione «{twin}». Scegline un’altra."}
                )

    def copy(self, target, language):
        """A copied area waits for a letter of its own: two areas with one letter could not be told apart."""
        clone = super().copy(target, language)
        clone.letter = None
        clone.save()
        return clone
