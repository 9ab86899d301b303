"""Notes what changes in accounts and groups, whoever changes it: the admin, a command, or a script."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

from cremona_site.models import AccountEvent
from cremona_site.sign_in import groups
from cremona_site.sign_in.actions import forget_former_addresses
from cremona_site.sign_in.actors import current_actor

Kind = AccountEvent.Kind
FLAGS = {"is_active": "attivo", "is_staff": "redazione", "is_superuser": "amministratore"}
WATCHED = [*FLAGS, "username", "email", "password"]
VERBS = {"post_add": "aggiunto", "post_remove": "tolto", "pre_clear": "tolto"}


def watch():
    user = get_user_model()
    pre_save.connect(remember, user, dispatch_uid="people")
    post_save.connect(on_save, user, dispatch_uid="people")
    post_delete.connect(on_deletion, user, dispatch_uid="people")
    for through, said in (
        (user.groups.through, "gruppo"),
        (user.user_permissions.through, "permesso"),
        (Group.permissions.through, "permesso"),
    ):
        m2m_changed.connect(granting(said), through, weak=False, dispatch_uid=f"people {through.__name__}")


def remember(instance, update_fields=None, **kwargs):
    instance._was = None
    if instance.pk and (update_fields is None or set(update_fields) & set(WATCHED)):
        instance._was = type(instance).objects.filter(pk=instance.pk).values(*WATCHED).first()


def on_save(instance, created, raw=False, **kwargs):
    if raw:
        return
    if created:
        AccountEvent.objects.note(Kind.PERSON_ADDED, instance, current_actor(), rights_of(instance))
    elif instance._was:
        changes = list(changes_of(instance, instance._was))
        if changes:
            AccountEvent.objects.note(Kind.PERSON_CHANGED, instance, current_actor(), ", ".join(changes))
        if instance.email != instance._was["email"]:
            forget_former_addresses(instance)
        if is_new_password(instance):
            AccountEvent.objects.note(Kind.PASSWORD_CHANGED, instance, current_actor())


def rights_of(user):
    return ", ".join(said for name, said in FLAGS.items() if getattr(user, name))


def changes_of(user, was):
    for name, said in FLAGS.items():
        if getattr(user, name) != was[name]:
            yield f"{said}: {'sì' if getattr(user, name) else 'no'}"
    if user.username != was["username"]:
        yield f"nome utente, era {was['username']}"
    if user.email != was["email"]:
        yield "indirizzo e-mail"


def is_new_password(user):
    """Not so where the same password is only written in a newer way, which Django does by itself at a sign-in."""
    was = user._was["password"]
    return was not in {"", user.password} and (user._password is not None or not user.has_usable_password())


def on_deletion(instance, **kwargs):
    AccountEvent.objects.note(Kind.PERSON_DELETED, None, current_actor(), name=instance.get_username())


def granting(said):
    def on_change(instance, action, reverse, model, pk_set, **kwargs):
        if action not in VERBS or (action != "pre_clear" and not pk_set):
            return
        actor = current_actor()
        things = cleared_of(instance, model) if pk_set is None else list(model.objects.filter(pk__in=pk_set))
        note_grants(instance, things, f"{said} {VERBS[action]}", actor)

    return on_change


def cleared_of(instance, model):
    """What a thing loses that is emptied: the groups or permissions of a person, the permissions of a group."""
    names = {"Group": "groups", "Permission": "user_permissions", "User": "user_set"}
    name = "permissions" if isinstance(instance, Group) and model.__name__ == "Permission" else names[model.__name__]
    return list(getattr(instance, name).all())


def note_grants(instance, things, said, actor):
    user_model = get_user_model()
    if isinstance(instance, user_model):
        if things:
            AccountEvent.objects.note(Kind.PERSON_CHANGED, instance, actor, f"{said}: {listed(things)}")
    elif things and isinstance(things[0], user_model):
        for person in things:
            AccountEvent.objects.note(Kind.PERSON_CHANGED, person, actor, f"{said}: {listed([instance])}")
    elif things:
        groups.note(Kind.GROUP_CHANGED, f"{instance}, {said}: {listed(things)}")


def listed(things):
    return ", ".join(sorted(getattr(thing, "codename", None) or str(thing) for thing in things))
