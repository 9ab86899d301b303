from cms.extensions.extension_pool import extension_pool
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.dated_page import DatedPage, history_of_facts


@extension_pool.register
class Service(DatedPage):
    """The facts of a service sheet. What it tells, section by section, are the words of its page.

    `service_type`, `audience` and `area_served` are read by machines (R.SI.1.1 of the official evaluation).
    """

    class Status(models.TextChoices):
        ACTIVE = "active", _("Servizio attivo")
        INACTIVE = "inactive", _("Servizio non attivo")

    area = models.ForeignKey(
        "projects.ActionArea",
        models.SET_NULL,
        related_name="services",
        null=True,
        blank=True,
        verbose_name="azione del progetto",
        help_text="L’azione che offre il servizio: la sua pagina porta qui.",
    )
    office = models.ForeignKey(
        "contacts.Office",
        models.PROTECT,
        related_name="services",
        verbose_name="ufficio responsabile",
        help_text="L’unità organizzativa che risponde del servizio.",
    )
    status = models.CharField("stato", max_length=10, choices=Status.choices, default=Status.ACTIVE)
    status_reason = models.CharField(
        "motivo dello stato", max_length=255, blank=True, help_text="Serve solo se il servizio non è attivo."
    )
    service_type = models.CharField("tipo di servizio", max_length=100, help_text="Per esempio «Assistenza sociale».")
    audience = models.CharField(
        "destinatari in poche parole", max_length=150, help_text="Per esempio «Vittime di reati di stampo mafioso»."
    )
    area_served = models.CharField("territorio servito", max_length=100, default="Lombardia")
    topics = models.ManyToManyField(
        "projects.Topic", related_name="services", blank=True, verbose_name="argomenti", help_text="Almeno uno."
    )

    history = history_of_facts(m2m_fields=[topics])

    class Meta:
        verbose_name = "dati del servizio"
        verbose_name_plural = "dati dei servizi"

    @property
    def is_active(self):
        return self.status == self.Status.ACTIVE

    def clean(self):
        if not self.is_active and not self.status_reason:
            raise ValidationError(
                {"status_reason": "Scrivi perché il servizio non è attivo: chi lo cerca deve saperlo."}
            )

    def copy_relations(self, oldinstance, language):
        self.topics.set(oldinstance.topics.all())
