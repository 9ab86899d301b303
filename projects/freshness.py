"""When a page last changed for its readers: a digest of all it shows, and the day on which the digest moved."""

import hashlib
import json

from cms.models import CMSPlugin, PageContent
from cms.utils.plugins import downcast_plugins
from django.conf import settings
from django.utils import timezone

from contacts.models import OfficeCard
from projects.models import ActionArea, Initiative, News, Project, Service
from projects.models.publications import publications_of

DATED_MODELS = (Project, ActionArea, Service, Initiative, News)


def digest_of(facts, content):
    """A digest of the words of `content` and of the `facts` beside them, offices' included."""
    shown = [facts_shown(facts), content.title, content.meta_description or "", list(words_shown(content))]
    return hashlib.sha256(json.dumps(shown, default=str).encode()).hexdigest()


def words_shown(content):
    plugins = CMSPlugin.objects.filter(
        placeholder__in=content.placeholders.all(), language=content.language
    ).select_related("placeholder")
    slots = {plugin.pk: plugin.placeholder.slot for plugin in plugins}
    instances = downcast_plugins(list(plugins))
    for plugin in sorted(instances, key=lambda plugin: (slots[plugin.pk], plugin.position)):
        yield slots[plugin.pk], plugin.plugin_type, plugin_shown(plugin)


def plugin_shown(plugin):
    if isinstance(plugin, OfficeCard):
        return office_shown(plugin.office)
    return plugin.shown() if hasattr(plugin, "shown") else getattr(plugin, "body", "")


def office_shown(office):
    return [
        office.name,
        office.is_active,
        office.full_address,
        office.postal_code,
        office.locality,
        [(point.kind, point.value, point.label) for point in office.contact_points.all()],
        [(span.weekday, span.span) for span in office.opening_hours.all()],
    ]


def place_shown(date):
    return [office_shown(date.office)[:5]] if date.office_id else [date.place, date.address, date.locality]


def facts_shown(facts):
    if isinstance(facts, ActionArea):
        return [facts.letter]
    if isinstance(facts, Service):
        topics = [topic.name for topic in facts.topics.all()]
        return [facts.status, facts.status_reason, facts.audience, facts.area_served, facts.office_id, topics]
    if isinstance(facts, Initiative):
        dates = [[date.when, *place_shown(date), date.bad_weather_place, date.status] for date in facts.dates]
        topics = [topic.name for topic in facts.topics.all()]
        return [facts.kind, facts.organisers, facts.audience, facts.admission, dates, topics]
    if isinstance(facts, News):
        return [facts.kind, facts.valid_until, facts.area_id, [topic.name for topic in facts.topics.all()]]
    references = [(reference.title, reference.url) for reference in facts.legal_references.all()]
    return [facts.subtitle, facts.partners, facts.starts_on, facts.ends_on, references]


def settle(facts, content, modified_on):
    """Declares that `facts` and `content` are as they were on `modified_on`: loaded or imported, not changed now."""
    type(facts).objects.filter(pk=facts.pk).update(modified_on=modified_on, words_digest=digest_of(facts, content))


def refresh_page(page_id):
    """Moves the dates of a page to today if what it shows to visitors changed."""
    content = PageContent.objects.filter(page_id=page_id, language=settings.LANGUAGE_CODE).first()
    if content is None:
        return
    for model in DATED_MODELS:
        facts = model.objects.filter(extended_object_id=page_id).first()
        if facts:
            refresh(facts, content)


def refresh(facts, content):
    changes = {}
    digest = digest_of(facts, content)
    if digest != facts.words_digest:
        changes = {"modified_on": timezone.localdate(), "words_digest": digest}
    if facts.first_published_on is None:
        changes["first_published_on"] = timezone.localdate(publications_of(content.page_id, content.language).first())
    if changes:
        type(facts).objects.filter(pk=facts.pk).update(**changes)
