"""Who is who among staff, in the words in which mails and pages speak of them."""

from django.contrib.auth import get_user_model

PUBLISHERS = "Pubblicazione"
SOMEBODY = "una persona che non lavora più al sito"


def name_of(user):
    """How colleagues know a person; what is left of a deleted account has no name."""
    return (user.get_full_name() or user.get_username()) if user else SOMEBODY


def publishers_to_tell(but=None):
    """Those of the publishers whom a mail reaches, without the one who caused it."""
    people = get_user_model().objects.filter(groups__name=PUBLISHERS, is_active=True).exclude(email="")
    return list(people.exclude(pk=but.pk) if but else people)


def may_publish(version, user):
    return bool(user and user.is_active and version.has_publish_permission(user))
