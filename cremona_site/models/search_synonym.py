import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from cremona_site.search.analysis import lexemes

MOST_EXPRESSIONS, MOST_WORDS = 10, 4


def expressions(listed):
    """The words or phrases of a list with commas, each once."""
    parts = (" ".join(part.split()) for part in re.split(r"[,;\n]", listed))
    return list(dict.fromkeys(part for part in parts if part))


class SearchSynonym(models.Model):
    """Words that people type and words that pages use for the same thing, such as «pizzo» and «estorsione»."""

    typed = models.CharField(
        "chi cerca",
        max_length=200,
        help_text="Le parole che le persone scrivono, separate da virgole. Per esempio «usuraio, strozzino».",
    )
    meant = models.CharField(
        "trova anche",
        max_length=200,
        help_text="Le parole delle pagine, separate da virgole. Per esempio «usura». Bastano al singolare.",
    )
    is_mutual = models.BooleanField(
        "vale anche al contrario",
        default=False,
        help_text="Spuntala se chi cerca le parole delle pagine deve trovare anche le altre.",
    )
    language = models.CharField("lingua", max_length=15, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)

    history = HistoricalRecords(verbose_name="cronologia del sinonimo", verbose_name_plural="cronologie del sinonimo")

    class Meta:
        verbose_name = "sinonimo della ricerca"
        verbose_name_plural = "sinonimi della ricerca"
        ordering = ["language", "typed"]
        constraints = [
            models.UniqueConstraint(
                fields=["typed", "language"],
                name="search_synonym_typed_once",
                violation_error_message="Queste parole hanno già i loro sinonimi. Cercale nell’elenco e cambia quelli.",
            )
        ]

    def __str__(self):
        return f"{self.typed} {'↔' if self.is_mutual else '→'} {self.meant}"

    def clean(self):
        problems = {}
        for name in ("typed", "meant"):
            listed = expressions(getattr(self, name))
            setattr(self, name, ", ".join(listed))
            if problem := self.problem_of(listed):
                problems[name] = problem
        if problems:
            raise ValidationError(problems)

    def problem_of(self, listed):
        """What to mend in a list, or nothing."""
        if not listed:
            return "Scrivi almeno una parola."
        if len(listed) > MOST_EXPRESSIONS:
            return f"Al massimo {MOST_EXPRESSIONS} parole in un elenco: dividilo in due sinonimi."
        for expression in listed:
            found = lexemes(expression, self.language)
            if not found:
                return f"«{expression}» da sola non si può cercare: è troppo comune. Scrivi una parola più precisa."
            if len(found) > MOST_WORDS:
                return f"«{expression}» è troppo lunga: al massimo {MOST_WORDS} parole."
        return ""
