"""The action areas of a project, as its page and the home page list them."""

from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils.safestring import mark_safe
from djangocms_text.models import Text

from cremona_site.navigation import published, url_of
from cremona_site.prepared import prepared
from projects.slots import DESCRIPTION_SLOT


@dataclass(frozen=True)
class ListedArea:
    """One published action area; `words` holds its description where it has no summary."""

    letter: str
    title: str
    summary: str
    url: str
    icon: str
    page_id: int
    modified_on: date | None
    words: str = ""


def listed_areas(project_page_id, language):
    """Published action areas below a project's page in letter order, those without a letter last."""
    contents = contents_of_areas(project_page_id, language)
    words = descriptions([content for content in contents if not content.meta_description])
    return [
        ListedArea(
            letter=content.letter or "",
            title=content.title,
            summary=content.meta_description or "",
            url=url_of(content.url_path),
            icon=content.icon,
            page_id=content.page_id,
            modified_on=content.modified_on,
            words=words.get(content.pk, ""),
        )
        for content in contents
    ]


@prepared
def contents_of_areas(project_page_id, language):
    return (
        published(language)
        .filter(page__parent_id=project_page_id, page__actionarea__isnull=False)
        .annotate(
            letter=F("page__actionarea__letter"),
            icon=F("page__actionarea__icon"),
            modified_on=F("page__actionarea__modified_on"),
        )
        .order_by(F("page__actionarea__letter").asc(nulls_last=True), "page__path")
    )


def descriptions(contents):
    """The words of each content's description slot by content id, in one query."""
    if not contents:
        return {}
    texts = Text.objects.filter(
        placeholder__slot=DESCRIPTION_SLOT,
        placeholder__content_type=ContentType.objects.get_for_model(contents[0]),
        placeholder__object_id__in=[content.pk for content in contents],
    ).order_by("position")
    words = {}
    for content_id, body in texts.values_list("placeholder__object_id", "body"):
        words[content_id] = mark_safe(words.get(content_id, "") + body)  # noqa: S308 - cleaned when it was saved
    return words


def first_project_content(language):
    """The content of the site's first published project page, which the home page leads to; None without one."""
    return next(iter(first_contents_of_projects(language)), None)


@prepared
def first_contents_of_projects(language):
    return published(language).filter(page__project__isnull=False)[:1]
