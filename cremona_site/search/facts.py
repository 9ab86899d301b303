"""Words of facts and of plugins. A model of either kind may say them itself: `search_text()` returns its words."""

from cms.utils.plugins import downcast_plugins
from django.utils.translation import get_language, gettext
from djangocms_alias.models import AliasPlugin

from contacts.models import OfficeCard
from cremona_site.models import Picture
from projects.models import ActionArea, Initiative, Project, Service


def words_of_facts(facts):
    """The words of a page's facts, in the language of now."""
    if hasattr(facts, "search_text"):
        return [facts.search_text()]
    words = WORDS_OF_FACTS.get(type(facts))
    return [word for word in words(facts) if word] if words else []


def words_of_service(service):
    """As its page says them: neither an office that is switched off, nor why an active service once was not."""
    office = service.office.name if service.office.is_active else ""
    reason = "" if service.is_active else service.status_reason
    return [service.service_type, service.audience, service.area_served, office, reason]


def words_of_area(area):
    word = gettext("Azione")
    return [f"{word} {area.letter}"] if area.letter else []


def words_of_project(project):
    references = [reference.title for reference in project.legal_references.all()]
    return [project.subtitle, project.partners, *references]


def words_of_initiative(initiative):
    words = [
        initiative.get_kind_display(),
        initiative.organisers,
        initiative.audience_label,
        initiative.admission_label,
    ]
    for date in initiative.dates:
        words += [date.when, date.where.line if date.where else date.locality, date.bad_weather_place]
    return words


WORDS_OF_FACTS = {
    Service: words_of_service,
    ActionArea: words_of_area,
    Project: words_of_project,
    Initiative: words_of_initiative,
}


def last_day_of(facts):
    """The day after which the thing is over; None where there is none."""
    if isinstance(facts, Initiative):
        return max((date.last_day for date in facts.dates), default=None)
    return getattr(facts, "valid_until", None)


def words_of_plugin(plugin):
    """The words of a plugin, as plain or as rich text; of an office's card only the name."""
    if hasattr(plugin, "search_text"):
        return plugin.search_text()
    if isinstance(plugin, OfficeCard):
        return plugin.office.name if plugin.office.is_active else ""
    if isinstance(plugin, Picture):
        return plugin.caption
    if isinstance(plugin, AliasPlugin):
        return " ".join(words_of_plugin(shared) for shared in plugins_of_alias(plugin.alias))
    return getattr(plugin, "body", "")


def plugins_of_alias(alias):
    """The plugins that visitors see in the place of an alias; an alias in an alias shows nothing."""
    placeholder = alias.get_placeholder(get_language())
    plugins = placeholder.get_plugins(get_language()) if placeholder else []
    return [plugin for plugin in downcast_plugins(list(plugins)) if not isinstance(plugin, AliasPlugin)]
