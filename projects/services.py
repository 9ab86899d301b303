"""Service sheets and topics, as the pages that list them show them."""

from dataclasses import dataclass

from cms.models import PageContent
from django.db.models import Exists, F, OuterRef, Q, Subquery

from cremona_site.navigation import Crumb, published, url_of
from cremona_site.prepared import prepared
from projects.models import Service, Topic

# Facts that bear topics, and how a topic calls them
KINDS_WITH_TOPICS = {"project": "projects", "service": "services", "initiative": "initiatives", "news": "news"}


@dataclass(frozen=True)
class ListedService:
    """One published service sheet; `category` is the title of the page above it."""

    title: str
    summary: str
    url: str
    category: str
    status_label: str
    is_active: bool


@dataclass(frozen=True)
class ListedTopic:
    """A topic and the published pages on it, as (title, url)."""

    label: str
    slug: str
    pages: list[Crumb]


def listed_services(language, below=None, area_page=None):
    """Published service sheets in the order of the tree: those below a page, or those of an action area's page."""
    category = PageContent.objects.filter(page=OuterRef("page__parent"), language=language).values("title")[:1]
    contents = (
        published(language)
        .filter(page__service__isnull=False)
        .annotate(category=Subquery(category), status=F("page__service__status"))
    )
    if below:
        contents = contents.filter(page__path__startswith=below.path, page__depth__gt=below.depth)
    if area_page:
        contents = contents.filter(page__service__area__extended_object=area_page)
    return [
        ListedService(
            title=content.title,
            summary=content.meta_description or "",
            url=url_of(content.url_path),
            category=content.category or "",
            status_label=Service.Status(content.status).label,
            is_active=content.status == Service.Status.ACTIVE,
        )
        for content in contents
    ]


def listed_topics(language):
    """Topics that published pages bear, those of the model first, each with its pages."""
    topics = {}
    for kind in KINDS_WITH_TOPICS:
        contents = published(language).filter(**{f"page__{kind}__topics__isnull": False})
        for content in contents.annotate(topic_id=F(f"page__{kind}__topics")):
            topics.setdefault(content.topic_id, []).append(Crumb(content.title, url_of(content.url_path)))
    used = Topic.objects.filter(pk__in=topics)
    return [ListedTopic(topic.label, topic.slug, topics[topic.pk]) for topic in used]


@prepared
def topics_in_use(language):
    """The topics that some published page bears, those of the model first, in one query."""
    used = Q()
    for kind in KINDS_WITH_TOPICS:
        used |= Exists(published(language).order_by().filter(**{f"page__{kind}__topics": OuterRef("pk")}))
    return Topic.objects.filter(used)
