"""Notes groups that come, change their name, or go, with the people who belonged to them."""

from django.contrib.auth.models import Group
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_migrate, pre_save

from cremona_site.models import AccountEvent
from cremona_site.sign_in.actors import current_actor

Kind = AccountEvent.Kind
# Migrations make groups and give them permissions, some before there is a trail: they are read in the repository
MIGRATING = set()


def watch():
    pre_migrate.connect(begin_migrating, dispatch_uid="groups")
    post_migrate.connect(end_migrating, dispatch_uid="groups")
    pre_save.connect(remember, Group, dispatch_uid="groups")
    post_save.connect(on_save, Group, dispatch_uid="groups")
    pre_delete.connect(remember_members, Group, dispatch_uid="groups")
    post_delete.connect(on_deletion, Group, dispatch_uid="groups")


def begin_migrating(using, **kwargs):
    MIGRATING.add(using)


def end_migrating(using, **kwargs):
    MIGRATING.discard(using)


def note(kind, detail):
    """A row about a group, unless a migration is at work."""
    if not MIGRATING:
        AccountEvent.objects.note(kind, None, current_actor(), detail)


def remember(instance, **kwargs):
    instance._was_called = Group.objects.filter(pk=instance.pk).values_list("name", flat=True).first()


def on_save(instance, created, raw=False, **kwargs):
    if raw:
        return
    if created:
        note(Kind.GROUP_ADDED, instance.name)
    elif instance._was_called != instance.name:
        note(Kind.GROUP_CHANGED, f"{instance.name}, nome: era {instance._was_called}")


def remember_members(instance, **kwargs):
    instance._members = list(instance.user_set.all())


def on_deletion(instance, **kwargs):
    """Whoever belonged to it loses what it allowed: each of them has a row too, so that the list is never cut."""
    if MIGRATING:
        return
    for person in instance._members:
        AccountEvent.objects.note(Kind.PERSON_CHANGED, person, current_actor(), f"gruppo tolto: {instance.name}")
    names = ", ".join(sorted(person.get_username() for person in instance._members)) or "nessuno"
    note(Kind.GROUP_DELETED, f"{instance.name}, ne faceva parte: {names}")
