from cms.extensions.extension_pool import extension_pool
from cms.models import Page
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.dated_page import DatedPage, history_of_facts


@extension_pool.register
class News(DatedPage):
    """The facts of a piece of news. Its date is the one on which it was first published, unless staff write another."""

    class Kind(models.TextChoices):
        NEWS = "news", _("Notizia")
        RELEASE = "release", _("Comunicato")
        NOTICE = "notice", _("Avviso")

    kind = models.CharField("tipo", max_length=10, choices=Kind.choices, default=Kind.NEWS)
    valid_until = models.DateField(
        "valido fino al",
        null=True,
        blank=True,
        help_text="Solo per un avviso: dal giorno dopo le liste lo mostrano come scaduto. La pagina resta.",
    )
    area = models.ForeignKey(
        "projects.ActionArea",
        models.SET_NULL,
        related_name="news",
        null=True,
        blank=True,
        verbose_name="azione del progetto",
    )
    topics = models.ManyToManyField("projects.Topic", related_name="news", blank=True, verbose_name="argomenti")

    history = history_of_facts(m2m_fields=[topics])

    class Meta:
        verbose_name = "dati della notizia"
        verbose_name_plural = "dati delle notizie"
        indexes = [models.Index(fields=["-first_published_on"], name="news_newest_first")]
        constraints = [
            models.CheckConstraint(
                name="only_notices_expire",
                condition=models.Q(kind="notice") | models.Q(valid_until__isnull=True),
                violation_error_message="Solo un avviso ha una scadenza: togli la data, o scegli il tipo «Avviso».",
            )
        ]

    @property
    def is_expired(self):
        return bool(self.valid_until) and self.valid_until < timezone.localdate()

    def clean(self):
        section = section_above(self.extended_object) if self.extended_object_id else None
        if section and self.kind != SECTIONS[section]:
            here, there = SECTION_TITLES[section], SECTION_TITLES[SECTION_OF[self.kind]]
            raise ValidationError(
                {
                    "kind": f"La pagina sta in «{here}», quindi il tipo è «{News.Kind(SECTIONS[section]).label}». "
                    f"Scegli quello, oppure sposta la pagina in «{there}» nell’albero delle pagine."
                }
            )

    def copy(self, target, language):
        """A copy is news of the section that it stands in, and a copied notice waits for a last day of its own."""
        clone = super().copy(target, language)
        clone.valid_until = None
        clone.fit_section()
        clone.save()
        return clone

    def fit_section(self):
        """Takes the kind of the section above; tells whether that changes anything."""
        section = section_above(self.extended_object)
        if section is None or self.kind == SECTIONS[section]:
            return False
        self.kind = SECTIONS[section]
        if self.kind != self.Kind.NOTICE:
            self.valid_until = None
        return True

    def copy_relations(self, oldinstance, language):
        self.topics.set(oldinstance.topics.all())


# The sections that news stand in, by their ids (`reverse_id`), and the kind that each takes
SECTIONS = {"notizie": News.Kind.NEWS, "comunicati": News.Kind.RELEASE, "avvisi": News.Kind.NOTICE}
SECTION_OF = {kind: section for section, kind in SECTIONS.items()}
SECTION_TITLES = {"notizie": "Notizie", "comunicati": "Comunicati", "avvisi": "Avvisi"}


def section_above(page):
    """The id of the nearest section of news above a page; None where it stands elsewhere."""
    above = [page.path[:end] for end in range(Page.steplen, len(page.path), Page.steplen)]
    found = Page.objects.filter(path__in=above, reverse_id__in=SECTIONS).order_by("-depth").first()
    return found.reverse_id if found else None
