"""Keeps the index right, whichever way pages, their facts or offices change: after each commit that may matter, what is
public then is indexed anew. What is rolled back was never indexed.

The facts of a page are the models that extend it and what belongs to these: whatever app brings them, they are watched.
"""

from functools import partial

from cms.models import Page, PageContent
from django.db import transaction
from django.db.models import CASCADE
from django.db.models.signals import post_delete, post_save
from djangocms_alias.models import AliasContent, AliasPlugin
from djangocms_versioning.signals import post_version_operation

from contacts.models import ContactPoint, Office, OpeningHours
from contacts.usage import published_pages_of
from cremona_site.models import SearchDocument, SearchSynonym
from cremona_site.search import index, synonyms
from cremona_site.search.writing import index_office, index_page, index_tree
from projects.models.dated_page import DatedPage


def watch():
    post_version_operation.connect(page_version_changed, sender=PageContent, dispatch_uid="search")
    post_version_operation.connect(alias_version_changed, sender=AliasContent, dispatch_uid="search")
    post_delete.connect(document_gone, sender=SearchDocument, dispatch_uid="search")
    watch_model(Page, page_changed)
    watch_model(Office, office_changed)
    watch_model(ContactPoint, office_part_changed)
    watch_model(OpeningHours, office_part_changed)
    watch_model(SearchSynonym, synonym_changed)
    for facts in DatedPage.__subclasses__():
        watch_model(facts, facts_changed)
        for relation in parts_of(facts):
            watch_model(relation.related_model, partial(part_of_facts_changed, relation.field))


def watch_model(model, changed):
    for signal in (post_save, post_delete):
        signal.connect(changed, sender=model, weak=False, dispatch_uid=f"search-{model._meta.label}")


def parts_of(facts):
    """The relations of what belongs to facts and goes with them, as dates go with an initiative."""
    return [part for part in facts._meta.related_objects if part.one_to_many and part.on_delete is CASCADE]


def after_commit(action, thing_id):
    """A failure is logged: what was saved stands, and `manage.py reindex` mends the index."""
    # Django asks for the name of what failed, and a partial has none: its failure would be one of the save
    transaction.on_commit(lambda: action(thing_id), robust=True)


def document_gone(sender, instance, **kwargs):
    index.remove(instance)


def synonym_changed(sender, **kwargs):
    synonyms.read_anew()


def page_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        after_commit(index_tree, instance.pk)


def page_version_changed(sender, obj, **kwargs):
    after_commit(index_tree, obj.content.page_id)


def alias_version_changed(sender, obj, **kwargs):
    """What several pages share changed in all of them."""
    placeholders = AliasPlugin.objects.filter(alias=obj.content.alias_id).values("placeholder")
    contents = PageContent.objects.filter(placeholders__in=placeholders)
    for page_id in contents.order_by().values_list("page_id", flat=True).distinct():
        after_commit(index_page, page_id)


def facts_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        after_commit(index_page, instance.extended_object_id)


def part_of_facts_changed(field, sender, instance, raw=False, **kwargs):
    facts = field.related_model.objects.filter(pk=getattr(instance, field.attname)).first()
    if facts and not raw:
        after_commit(index_page, facts.extended_object_id)


def office_part_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        after_commit(index_office, instance.office_id)


def office_changed(sender, instance, raw=False, **kwargs):
    """An office's name stands in the words of pages that show it, answer for it or invite there."""
    if raw:
        return
    after_commit(index_office, instance.pk)
    for content in published_pages_of(instance):
        after_commit(index_page, content.page_id)
