"""Keeps the dates of pages right, whichever way their words or facts change, and the kind of news that are moved."""

from cms.models import Page, PageContent
from cms.operations import MOVE_PAGE
from cms.signals import post_obj_operation
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from djangocms_versioning.constants import OPERATION_PUBLISH
from djangocms_versioning.signals import post_version_operation
from filer.models import File, Image

from contacts.models import ContactPoint, Office, OpeningHours
from contacts.usage import published_pages_of
from cremona_site.models import Document, Picture
from projects.freshness import refresh_page
from projects.models import ActionArea, Initiative, LegalReference, News, Occurrence, Project, Service


def connect():
    post_version_operation.connect(version_changed, sender=PageContent, dispatch_uid="freshness")
    post_obj_operation.connect(page_changed_by_staff, sender=Page, dispatch_uid="news")
    for model, receiver in (
        (Project, page_facts_changed),
        (ActionArea, page_facts_changed),
        (Service, page_facts_changed),
        (Initiative, page_facts_changed),
        (News, page_facts_changed),
        (Occurrence, occurrence_changed),
        (LegalReference, legal_reference_changed),
        (Office, office_changed),
        (ContactPoint, office_part_changed),
        (OpeningHours, office_part_changed),
        (Image, image_changed),
        (File, document_changed),
    ):
        post_save.connect(receiver, sender=model, dispatch_uid=f"freshness-save-{model.__name__}")
        post_delete.connect(receiver, sender=model, dispatch_uid=f"freshness-delete-{model.__name__}")


def refresh_after_commit(page_id):
    """A failure is logged: what was saved stands, and the page is as new as it was."""
    transaction.on_commit(lambda: refresh_page(page_id), robust=True)


def version_changed(sender, operation, obj, **kwargs):
    if operation == OPERATION_PUBLISH:
        refresh_after_commit(obj.content.page_id)


def page_changed_by_staff(sender, operation, obj, **kwargs):
    """News that come into another section are of its kind."""
    if operation == MOVE_PAGE:
        news = News.objects.filter(extended_object=obj.pk).first()
        if news and news.fit_section():
            news.save()


def page_facts_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        refresh_after_commit(instance.extended_object_id)


def legal_reference_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        project = Project.objects.filter(pk=instance.project_id).first()
        if project:
            refresh_after_commit(project.extended_object_id)


def occurrence_changed(sender, instance, raw=False, **kwargs):
    initiative = Initiative.objects.filter(pk=instance.initiative_id).first()
    if initiative and not raw:
        refresh_after_commit(initiative.extended_object_id)


def office_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        Occurrence.objects.filter(office=instance).update(changed_at=timezone.now())  # calendars tell where it is
        for content in published_pages_of(instance):
            refresh_after_commit(content.page_id)


def office_part_changed(sender, instance, raw=False, **kwargs):
    office = Office.objects.filter(pk=instance.office_id).first()
    if office and not raw:
        office_changed(sender, office)


def image_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        for content in Picture.objects.published_pages_with(instance):
            refresh_after_commit(content.page_id)


def document_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        for content in Document.objects.published_pages_with(instance):
            refresh_after_commit(content.page_id)
