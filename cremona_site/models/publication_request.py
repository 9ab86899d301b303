from django.conf import settings
from django.db import models
from django.db.models import Q

LONGEST_NOTE = 2000


class PublicationRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=PublicationRequest.State.OPEN)

    def about(self, content):
        """Those of the same page or alias and language as `content`, whatever its version."""
        grouper = {"page_id": content.page_id} if hasattr(content, "page_id") else {"alias_id": content.alias_id}
        return self.filter(language=content.language, **grouper)


class PublicationRequest(models.Model):
    """Somebody asks the publishers to make a draft public; the row stays as history once it was answered."""

    class State(models.TextChoices):
        OPEN = "open", "in attesa"
        PUBLISHED = "published", "pubblicata"
        SENT_BACK = "sent_back", "rimandata indietro"
        WITHDRAWN = "withdrawn", "ritirata"

    version = models.ForeignKey(
        "djangocms_versioning.Version", models.SET_NULL, null=True, related_name="+", verbose_name="versione"
    )
    page = models.ForeignKey("cms.Page", models.CASCADE, null=True, related_name="+", verbose_name="pagina")
    alias = models.ForeignKey(
        "djangocms_alias.Alias", models.CASCADE, null=True, related_name="+", verbose_name="alias"
    )
    language = models.CharField("lingua", max_length=7)
    title = models.CharField("titolo", max_length=255)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="chi chiede"
    )
    asked_at = models.DateTimeField("chiesta il", auto_now_add=True)
    note = models.TextField("nota per chi pubblica", max_length=LONGEST_NOTE, blank=True)
    state = models.CharField("stato", max_length=10, choices=State.choices, default=State.OPEN)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="chi risponde"
    )
    answered_at = models.DateTimeField("risposta del", null=True)
    answer = models.TextField("risposta", max_length=LONGEST_NOTE, blank=True)

    objects = PublicationRequestQuerySet.as_manager()

    class Meta:
        default_permissions = ["add", "view"]
        verbose_name = "richiesta di pubblicazione"
        verbose_name_plural = "richieste di pubblicazione"
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(name="one_open_request_a_version", fields=["version"], condition=Q(state="open")),
            models.CheckConstraint(
                name="publicationrequest_is_of_one_thing",
                condition=Q(page__isnull=True, alias__isnull=False) | Q(page__isnull=False, alias__isnull=True),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def was_changed_since(self):
        """Whether somebody wrote in the draft after its publication was asked for."""
        return bool(self.version and self.version.modified > self.asked_at)
