"""Who holds a draft. Versioning lets one person write in a draft; since when, and who waits for it, is kept here.

A lock does not end by itself: a publisher takes the draft over. Whoever cannot sign in holds none, so commands and
people who left stand in nobody's way.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.utils import timezone
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.models import Version

from cremona_site.models import DraftLock
from cremona_site.publication.versions import draft_beside


def watch():
    pre_save.connect(version_will_be_saved, dispatch_uid="locks-before")
    post_save.connect(version_saved, dispatch_uid="locks-after")
    post_save.connect(person_saved, sender=get_user_model(), dispatch_uid="locks-people")


def version_will_be_saved(sender, instance, **kwargs):
    if isinstance(instance, Version) and instance.locked_by_id and not instance.locked_by.is_active:
        instance.locked_by = None


def version_saved(sender, instance, update_fields=None, raw=False, **kwargs):
    if raw or not isinstance(instance, Version) or (update_fields and "locked_by" not in update_fields):
        return
    locks = DraftLock.objects.filter(version=instance.pk)
    if instance.locked_by_id is None:
        locks.delete()
    elif not locks.filter(holder=instance.locked_by_id).exists():
        begun = {"holder_id": instance.locked_by_id, "since": timezone.now(), "wanted_by": None, "wanted_at": None}
        DraftLock.objects.update_or_create(version_id=instance.pk, defaults=begun)


def person_saved(sender, instance, **kwargs):
    if not instance.is_active:
        DraftLock.objects.filter(holder=instance).delete()
        Version.objects.filter(locked_by=instance).update(locked_by=None)


def lock_of(version):
    """The lock on the draft beside a version; None where nobody holds it."""
    draft = draft_beside(version)
    if draft is None or draft.locked_by_id is None:
        return None
    lock = DraftLock.objects.filter(version=draft.pk).select_related("holder", "wanted_by").first()
    return lock or DraftLock(version_id=draft.pk, holder=draft.locked_by, since=draft.created)


def held_by_another(version, user):
    """The lock that keeps `user` from writing in the draft beside a version; None where none does."""
    lock = lock_of(version)
    return lock if lock and lock.holder_id != user.pk else None


@transaction.atomic
def pass_to(version, user):
    """Makes `user` (None for nobody) the holder of a draft; returns who held it before."""
    draft = Version.objects.select_for_update().get(pk=version.pk)
    before = draft.locked_by
    if draft.state == DRAFT and before != user:
        draft.locked_by = user
        draft.save(update_fields=["locked_by"])
    return before if before != user else None


def release(version, user):
    """Lets go of a draft that `user` holds."""
    if version.locked_by_id == user.pk:
        pass_to(version, None)


def want(version, user):
    """Notes that `user` waits for a draft; tells whether it is news to its holder, whom nobody should flood."""
    if version.locked_by_id:  # a lock from before locks were dated has no row yet
        DraftLock.objects.get_or_create(version=version, defaults={"holder": version.locked_by})
    unknown = DraftLock.objects.filter(version=version.pk).exclude(wanted_by=user, wanted_at__date=timezone.localdate())
    return bool(unknown.update(wanted_by=user, wanted_at=timezone.now()))
