"""What Redazione must not touch: every table, except those rows that stay unseen until somebody publishes them.

A table that nobody thought of here counts whole, so that a new one is guarded from its first day.
"""

from cms.models import CMSPlugin, Page, PageContent, PageUrl, Placeholder
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from djangocms_alias.models import AliasContent
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import StateTracking, Version
from filer.models import File, Folder, Image

from cremona_site.models import AccountEvent, DeskChoice, Document, DraftLock, PageCare, Picture, PublicationRequest
from projects.models import LegalReference, Occurrence
from projects.models.dated_page import DatedPage

# Names of fields that tell who touched a thing last, or are counted anew with every page below
INCIDENTAL = {"changed_by", "changed_date", "numchild", "modified"}
# What a page shows of a file; its name in the library and its folder are for staff
OF_FILES = {"file", "sha1", "mime_type", "is_public", "_width", "_height"}


def table_models():
    """The model of each table, those between two models included."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in models if model._meta.managed and not model._meta.proxy}


def guarded_rows(model):
    """The rows of a model that only a publisher may change, by their key."""
    fields = [field.attname for field in model._meta.concrete_fields if field.name not in INCIDENTAL]
    if issubclass(model, File):
        fields = [name for name in fields if name in OF_FILES]
    return {row[0]: row for row in seen(model).order_by("pk").values_list("pk", *fields)}


def seen(model):
    rows = model._base_manager.all()
    if model in LIMITS:
        return LIMITS[model](rows)
    if issubclass(model, CMSPlugin):
        return rows.filter(placeholder__in=live_placeholders())
    if issubclass(model, DatedPage):
        return rows.filter(extended_object__in=live_pages())
    if model.__name__.startswith("Historical"):
        return rows.none()  # what was done is written down for every change, of drafts too
    return rows


def live_pages():
    return PageContent.objects.values("page")


def live_placeholders():
    live = Q()
    for model in (PageContent, AliasContent):
        live |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=model.objects.values("pk"))
    return Placeholder.objects.filter(live)


def none_of(rows):
    return rows.none()


def of_others(field):
    """Rows that belong to somebody who asks for nothing here."""
    return lambda rows: rows.filter(**{f"{field}__username": "collega"})


LIMITS = {
    AccountEvent: of_others("person"),
    DeskChoice: none_of,
    DraftLock: of_others("holder"),
    PageCare: none_of,  # who looks after a page and when it was read: visitors do not see it
    PublicationRequest: of_others("asked_by"),
    Page: lambda rows: rows.filter(pk__in=live_pages()),
    PageUrl: lambda rows: rows.filter(page__in=live_pages()),
    PageContent: lambda rows: rows.filter(pk__in=PageContent.objects.values("pk")),
    AliasContent: lambda rows: rows.filter(pk__in=AliasContent.objects.values("pk")),
    Placeholder: lambda rows: rows.filter(pk__in=live_placeholders()),
    Version: lambda rows: rows.filter(state=PUBLISHED),
    StateTracking: none_of,
    Occurrence: lambda rows: rows.filter(initiative__extended_object__in=live_pages()),
    LegalReference: lambda rows: rows.filter(project__extended_object__in=live_pages()),
    Folder: none_of,
    File: lambda rows: rows.filter(pk__in=shown_files()),
    Image: lambda rows: rows.filter(pk__in=shown_files()),
}


def shown_files():
    shown = [Picture.objects.filter(placeholder__in=live_placeholders()).values_list("image", flat=True)]
    shown += [Document.objects.filter(placeholder__in=live_placeholders()).values_list("file", flat=True)]
    return [pk for rows in shown for pk in rows]


class Guard:
    """Remembers the rows as they are when it is made; tells which tables a request changed of those that it wrote."""

    def __init__(self):
        self.models = table_models()
        self.before = {table: guarded_rows(model) for table, model in self.models.items()}

    def touched(self, written):
        return {table for table in written if self.is_touched(table)}

    def is_touched(self, table):
        return table not in self.models or guarded_rows(self.models[table]) != self.before[table]
