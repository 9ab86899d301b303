from cms.extensions.extension_pool import extension_pool
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.models.dated_page import DatedPage, history_of_facts


@extension_pool.register
class Initiative(DatedPage):
    """The facts of an event, a training day or a campaign; when and where it takes place are its `occurrences`."""

    class Kind(models.TextChoices):
        EVENT = "event", _("Evento")
        TRAINING = "training", _("Formazione")
        CAMPAIGN = "campaign", _("Campagna")

    kind = models.CharField("tipo", max_length=10, choices=Kind.choices, default=Kind.EVENT)
    area = models.ForeignKey(
        "projects.ActionArea",
        models.SET_NULL,
        related_name="initiatives",
        null=True,
        blank=True,
        verbose_name="azione del progetto",
    )
    organisers = models.CharField(
        "organizzata con", max_length=255, blank=True, help_text="Per esempio «Avviso Pubblico»."
    )
    audience = models.CharField(
        "aperta a", max_length=150, blank=True, help_text="Per esempio «cittadini» o «personale del Comune»."
    )
    admission = models.CharField("ingresso", max_length=100, blank=True, help_text="Per esempio «gratuito».")
    topics = models.ManyToManyField("projects.Topic", related_name="initiatives", blank=True, verbose_name="argomenti")

    history = history_of_facts(m2m_fields=[topics])

    class Meta:
        verbose_name = "dati dell’iniziativa"
        verbose_name_plural = "dati delle iniziative"
        indexes = [models.Index(fields=["-first_published_on"], name="initiatives_newest_first")]

    @cached_property
    def dates(self):
        return list(self.occurrences.all())

    @property
    def is_over(self):
        """Whether all its dates are past; an initiative without dates is not over."""
        return bool(self.dates) and all(occurrence.is_over for occurrence in self.dates)

    @property
    def was_held(self):
        """Whether it took place on some date, as far as is known: what was called off did not."""
        return any(occurrence.is_over and not occurrence.is_off for occurrence in self.dates)

    @property
    def dates_to_note(self):
        """Those that somebody may still put in a calendar."""
        return [occurrence for occurrence in self.dates if occurrence.is_worth_noting]

    @property
    def calendar_url(self):
        """The file with all its dates."""
        return reverse("projects:initiative_calendar", args=[self.pk])

    @property
    def audience_label(self):
        """In the language of the page where the catalogue has the words; as typed otherwise."""
        return capfirst(gettext(self.audience)) if self.audience else ""

    @property
    def admission_label(self):
        return capfirst(gettext(self.admission)) if self.admission else ""

    def copy_relations(self, oldinstance, language):
        """A copied initiative keeps its topics and waits for dates of its own."""
        self.topics.set(oldinstance.topics.all())
