"""Where the files of the library are used: pages and shared texts, in every version of theirs."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from cms.models import PageContent, Placeholder
from cms.toolbar.utils import get_object_preview_url
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from djangocms_alias.models import AliasContent
from djangocms_text.models import Text
from djangocms_versioning.constants import ARCHIVED, DRAFT, PUBLISHED, UNPUBLISHED
from djangocms_versioning.models import Version

from cremona_site.models import Document, Picture, ScheduledChange

STATES = {PUBLISHED: "pubblicata", DRAFT: "bozza", UNPUBLISHED: "versione ritirata", ARCHIVED: "versione archiviata"}
LANGUAGES = dict(settings.LANGUAGES)
COPIED = "Gli appunti di chi scrive"


@dataclass
class Place:
    """A page, or a text that pages share, in one language; `versions` are pairs of a state in words and an address."""

    title: str
    kind: str
    language: str = ""
    versions: list = field(default_factory=list)

    @property
    def is_published(self):
        return any(state == STATES[PUBLISHED] for state, _address in self.versions)


def places_of(files):
    """The places of each file that is used, by its key; a link to a file in a text counts too."""
    files = {file.pk: file for file in files}
    slots = slots_with(files)
    places = places_by_slot(set(chain.from_iterable(slots.values())))
    found = {}
    for pk, placeholders in slots.items():
        found[pk] = merged(chain.from_iterable(places[placeholder] for placeholder in placeholders))
    return found


def places_of_one(file):
    return places_of([file]).get(file.pk, [])


def is_promised(file):
    """Whether a draft with this file goes out by itself at a fixed hour."""
    slots = slots_with({file.pk: file}).get(file.pk, ())
    holders = set(Placeholder.objects.filter(pk__in=slots).values_list("content_type", "object_id"))
    promised = ScheduledChange.objects.promised().values_list("version__content_type", "version__object_id")
    return any(holder in holders for holder in promised)


def slots_with(files):
    """The slots in which each file stands, by its key."""
    slots = defaultdict(set)
    placed = chain(
        Picture.objects.filter(image__in=list(files)).values_list("image", "placeholder"),
        Document.objects.filter(file__in=list(files)).values_list("file", "placeholder"),
    )
    for pk, placeholder in placed:
        slots[pk].add(placeholder)
    for body, placeholder in Text.objects.filter(body__contains=settings.MEDIA_URL).values_list("body", "placeholder"):
        for pk, file in files.items():
            if file.url and file.url in body:
                slots[pk].add(placeholder)
    return slots


def places_by_slot(placeholders):
    """For each slot the content it belongs to, as a triple of the content, its kind and its state."""
    owners = Placeholder.objects.filter(pk__in=placeholders).values_list("pk", "content_type", "object_id")
    contents = {}
    for model, kind in ((PageContent, "pagina"), (AliasContent, "testo di più pagine")):
        content_type = ContentType.objects.get_for_model(model)
        keys = [key for _slot, its_type, key in owners if its_type == content_type.pk]
        states = dict(
            Version.objects.filter(content_type=content_type, object_id__in=keys).values_list("object_id", "state")
        )
        for content in model.admin_manager.filter(pk__in=keys):
            contents[content_type.pk, content.pk] = (content, kind, states.get(content.pk, ""))
    return {slot: [contents.get((its_type, key))] for slot, its_type, key in owners}


def merged(found):
    """One place for all versions of a page in a language, those that visitors see first."""
    places = {}
    order = list(STATES)
    known = sorted(
        (triple for triple in found if triple), key=lambda triple: (order.index(triple[2] or DRAFT), -triple[0].pk)
    )
    for content, kind, state in known:
        of_page = isinstance(content, PageContent)
        key = (kind, content.page_id if of_page else content.alias_id, content.language)
        title = content.title if of_page else content.name
        place = places.setdefault(key, Place(title, kind, LANGUAGES.get(content.language, content.language)))
        version = (STATES.get(state, "bozza"), get_object_preview_url(content))
        if version not in place.versions:
            place.versions.append(version)
    return list(places.values()) or [Place(COPIED, "copia")]
