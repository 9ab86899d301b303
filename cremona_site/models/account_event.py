"""The trail of accounts: who came in, who was refused, who changed what whom may do. Addresses are never noted."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

DAYS_KEPT = 731  # two years
LONGEST_DETAIL = 500
# What happens many times over is one row an hour: a flood of failures does not fill the table
GATHERED_FOR = timedelta(hours=1)


class AccountEventQuerySet(models.QuerySet):
    def note(self, kind, person=None, actor=None, detail="", name=""):
        """Adds a row. `actor` is whoever did it to somebody else; `name` serves where the person is gone."""
        actor = actor if actor and actor.pk and actor != person else None
        return self.create(
            kind=kind,
            person=person,
            person_name=name or (person.get_username() if person else ""),
            actor=actor,
            actor_name=actor.get_username() if actor else "",
            detail=detail[:LONGEST_DETAIL],
        )

    def gather(self, kind, person=None, detail=""):
        """Counts one more of what happened within the hour, or adds a row."""
        recent = self.filter(kind=kind, person=person, detail=detail, at__gte=timezone.now() - GATHERED_FOR)
        row = recent.order_by("-at").first()
        if row:
            self.filter(pk=row.pk).update(times=F("times") + 1)
        else:
            self.note(kind, person, detail=detail)

    def drop_old(self):
        """Deletes what is older than two years; returns how many rows went."""
        return self.filter(at__lt=timezone.now() - timedelta(days=DAYS_KEPT)).delete()[0]


class AccountEvent(models.Model):
    """Something that happened to an account. Names are kept beside the links: they outlive a deleted account."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "accesso"
        REFUSED = "refused", "accesso rifiutato"
        LIMITED = "limited", "troppi tentativi"
        SIGNED_OUT = "signed_out", "uscita"
        DIRECTORY_LINKED = "directory_linked", "accesso con l’ente collegato"
        FACTOR_ADDED = "factor_added", "secondo passaggio aggiunto"
        FACTOR_REMOVED = "factor_removed", "secondo passaggio tolto"
        FACTOR_RESET = "factor_reset", "secondo passaggio azzerato"
        CODES_RENEWED = "codes_renewed", "codici di riserva rifatti"
        PASSWORD_CHANGED = "password_changed", "password cambiata"
        PERSON_ADDED = "person_added", "persona aggiunta"
        PERSON_CHANGED = "person_changed", "permessi o dati di una persona cambiati"
        PERSON_DELETED = "person_deleted", "persona cancellata"
        GROUP_ADDED = "group_added", "gruppo aggiunto"
        GROUP_CHANGED = "group_changed", "nome o permessi di un gruppo cambiati"
        GROUP_DELETED = "group_deleted", "gruppo cancellato"

    at = models.DateTimeField("quando", default=timezone.now, db_index=True)
    kind = models.CharField("che cosa", max_length=20, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="persona"
    )
    person_name = models.CharField("nome utente", max_length=150, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="fatto da"
    )
    actor_name = models.CharField("fatto da", max_length=150, blank=True)
    detail = models.CharField("dettagli", max_length=LONGEST_DETAIL, blank=True)
    times = models.PositiveIntegerField("volte", default=1)

    objects = AccountEventQuerySet.as_manager()

    class Meta:
        default_permissions = []  # administrators read it, nobody else, and nobody changes it
        verbose_name = "evento degli accessi"
        verbose_name_plural = "registro degli accessi"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.person_name}" if self.person_name else self.get_kind_display()
