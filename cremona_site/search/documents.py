"""What is indexed of a page and of an office: what a visitor can read there now, and nothing else."""

import html
import re
from dataclasses import dataclass, field
from datetime import date

from cms.models import CMSPlugin, PageContent, Placeholder
from cms.utils.placeholder import get_declared_placeholders_for_obj
from cms.utils.plugins import downcast_plugins
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, prefetch_related_objects
from django.utils import translation

from contacts.models import OfficeCard
from cremona_site.models import SearchDocument
from cremona_site.navigation import published_in
from cremona_site.search.facts import last_day_of, words_of_facts, words_of_plugin
from projects.models.dated_page import DatedPage

Kind = SearchDocument.Kind
KIND_OF_FACTS = {
    "project": Kind.PROJECT,
    "actionarea": Kind.AREA,
    "service": Kind.SERVICE,
    "news": Kind.NEWS,
    "initiative": Kind.INITIATIVE,
}
LANGUAGES = [code for code, _name in settings.LANGUAGES]
WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|em|i|strong|sub|sup)\b[^>]*>", re.I)
TAG = re.compile(r"<[^>]*>")


@dataclass
class Found:
    """What there is to index of one thing in one language."""

    kind: str
    language: str
    title: str
    summary: str = ""
    text: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    last_day: date | None = None
    page_id: int | None = None
    office_id: int | None = None


def public_contents(languages=LANGUAGES):
    """Page contents that everybody can read now, with their path as `url_path`."""
    return published_in(languages).filter(Q(redirect__isnull=True) | Q(redirect=""))


def pages_found(contents):
    """What there is to index of these contents."""
    contents = list(contents)
    facts = facts_of({content.page_id for content in contents})
    plugins = plugins_of(contents)
    return [page_found(content, facts.get(content.page_id), plugins.get(content.pk, [])) for content in contents]


def page_found(content, facts, plugins):
    with translation.override(content.language):
        words = [words_of_plugin(plugin) for plugin in plugins]
        return Found(
            kind=kind_of(content, facts),
            language=content.language,
            title=content.title,
            summary=content.meta_description or "",
            text=[plain(word) for word in words if word],
            facts=words_of_facts(facts) if facts else [],
            last_day=last_day_of(facts) if facts else None,
            page_id=content.page_id,
        )


def kind_of(content, facts):
    if facts:
        return KIND_OF_FACTS.get(facts._meta.model_name, Kind.PAGE)
    return Kind.SECTION if content.template == "cms/section.html" else Kind.PAGE


def facts_of(page_ids):
    """The facts of pages, by page."""
    return {
        facts.extended_object_id: facts
        for model in DatedPage.__subclasses__()
        for facts in model.objects.filter(extended_object__in=page_ids)
    }


def plugins_of(contents):
    """The plugins in the slots that the templates of these contents show, by content, in reading order."""
    kind = ContentType.objects.get_for_model(PageContent)
    slots = {content.pk: [slot.slot for slot in get_declared_placeholders_for_obj(content)] for content in contents}
    shown = {
        placeholder.pk: (placeholder.object_id, slots[placeholder.object_id].index(placeholder.slot))
        for placeholder in Placeholder.objects.filter(content_type=kind, object_id__in=slots)
        if placeholder.slot in slots[placeholder.object_id]
    }
    languages = {content.pk: content.language for content in contents}
    plugins = CMSPlugin.objects.filter(placeholder__in=shown)
    plugins = [plugin for plugin in plugins if plugin.language == languages[shown[plugin.placeholder_id][0]]]
    found, instances = {}, list(downcast_plugins(plugins))
    prefetch_related_objects([card for card in instances if isinstance(card, OfficeCard)], "office")
    for plugin in sorted(instances, key=lambda plugin: (shown[plugin.placeholder_id], plugin.position)):
        found.setdefault(shown[plugin.placeholder_id][0], []).append(plugin)
    return found


def office_found(office, language):
    with translation.override(language):
        points = office.contact_points.all()
        week = [f"{day.label} {' '.join(day.hours)}" for day in office.week if day.hours]
        place = f"{office.full_address}, {office.postal_code} {office.locality}"
        return Found(
            kind=Kind.OFFICE,
            language=language,
            title=office.name,
            summary=place,
            text=[f"{point.label} {point.display}".strip() for point in points],
            facts=week,
            office_id=office.pk,
        )


def plain(rich):
    """The words of rich text in one line."""
    return " ".join(html.unescape(TAG.sub(" ", WITHIN_WORDS.sub("", rich))).split())
