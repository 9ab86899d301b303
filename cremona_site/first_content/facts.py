"""Writes the facts of the first content beside their pages."""

from dataclasses import asdict

from cremona_site.first_content.schema import ActionAreaData, InitiativeData, NewsData, ServiceData
from projects.models import ActionArea, Initiative, LegalReference, News, Occurrence, Project, Service, Topic


def write_facts(page, data, offices):
    """The facts of a page, written out of their data; None where it has none. `offices` are those there are, by key."""
    if data is None:
        return None
    if isinstance(data, ActionAreaData):
        return ActionArea.objects.create(
            extended_object=page, letter=data.letter, icon=data.icon, first_published_on=data.first_published_on
        )
    if isinstance(data, ServiceData):
        return write_service(page, data, offices)
    if isinstance(data, NewsData):
        return write_news(page, data)
    return write_initiative(page, data) if isinstance(data, InitiativeData) else write_project(page, data)


def write_project(page, data):
    project = Project.objects.create(
        extended_object=page,
        subtitle=data.subtitle,
        first_published_on=data.first_published_on,
        partners=data.partners,
        former_url=data.former_url,
    )
    project.topics.set(topics_named(data.topics))
    for order, reference in enumerate(data.legal_references):
        LegalReference.objects.create(project=project, title=reference.title, url=reference.url, order=order)
    return project


def write_service(page, data, offices):
    if data.office not in offices:
        return None  # an editor deleted the office: whoever opens the sheet's facts names another
    service = Service.objects.create(
        extended_object=page,
        area=area_of(data.area),
        office=offices[data.office],
        service_type=data.service_type,
        audience=data.audience,
        first_published_on=data.first_published_on,
    )
    service.topics.set(topics_named(data.topics))
    return service


def write_initiative(page, data):
    initiative = Initiative.objects.create(
        extended_object=page,
        kind=data.kind,
        area=area_of(data.area),
        organisers=data.organisers,
        audience=data.audience,
        admission=data.admission,
        first_published_on=data.first_published_on,
    )
    initiative.topics.set(topics_named(data.topics))
    for occurrence in data.occurrences:
        Occurrence.objects.create(initiative=initiative, **asdict(occurrence))
    return initiative


def write_news(page, data):
    news = News.objects.create(extended_object=page, kind=data.kind, first_published_on=data.first_published_on)
    news.topics.set(topics_named(data.topics))
    return news


def area_of(key):
    return ActionArea.objects.filter(extended_object__reverse_id=key).first()


def topics_named(names):
    topics = list(Topic.objects.filter(name__in=names))
    if len(topics) != len(names):
        raise LookupError(f"Not in projects.vocabulary: {set(names) - {topic.name for topic in topics}}")
    return topics
