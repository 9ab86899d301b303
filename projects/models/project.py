from cms.extensions.extension_pool import extension_pool
from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext

from projects.models.dated_page import DatedPage, history_of_facts


@extension_pool.register
class Project(DatedPage):
    """The facts of a project page. Its title is the page's, its action areas are the pages below it."""

    subtitle = models.CharField("sottotitolo", max_length=255, blank=True)
    partners = models.CharField(
        "insieme a",
        max_length=255,
        blank=True,
        help_text="Chi collabora con il Comune, per esempio «Regione Lombardia».",
    )
    starts_on = models.DateField("inizio del progetto", null=True, blank=True)
    ends_on = models.DateField("fine del progetto", null=True, blank=True)
    topics = models.ManyToManyField("projects.Topic", related_name="projects", blank=True, verbose_name="argomenti")

    history = history_of_facts(m2m_fields=[topics])

    class Meta:
        verbose_name = "dati del progetto"
        verbose_name_plural = "dati dei progetti"
        constraints = [
            models.CheckConstraint(
                name="project_ends_after_it_starts",
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message="La fine del progetto non può venire prima dell’inizio.",
            )
        ]

    @property
    def full_title(self):
        """Title and subtitle in one line, as the project is called in its papers: in Italian on every page."""
        title = self.extended_object.get_title(settings.LANGUAGE_CODE)
        return f"{title} - {self.subtitle}" if self.subtitle else title

    @property
    def period(self):
        """When the project runs, by months; empty where neither end is known."""
        first, last = (day and date_format(day, "F Y") for day in (self.starts_on, self.ends_on))
        if first and last:
            return f"{first} – {last}"
        if first:
            return gettext("da %(month)s") % {"month": first}
        return gettext("fino a %(month)s") % {"month": last} if last else ""

    def copy_relations(self, oldinstance, language):
        for reference in oldinstance.legal_references.all():
            reference.pk = None
            reference.project = self
            reference.save()
        self.topics.set(oldinstance.topics.all())
