"""What versioning asks before it lets anybody act, with rules of ours.

Whoever may not publish must not change a draft whose hour is fixed: nobody would read it again before visitors do.
"""

from functools import wraps

from cms.models.fields import PlaceholderRelationField
from django.utils.formats import date_format
from django.utils.timezone import localtime
from djangocms_versioning.admin import VersionAdmin
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.exceptions import ConditionFailed
from djangocms_versioning.helpers import get_version_for_content
from djangocms_versioning.models import Version

from cremona_site.publication.locks import held_by_another, pass_to
from cremona_site.publication.people import name_of
from cremona_site.publication.planning import planned_for

CHANGES = ("check_modify", "check_edit_redirect", "check_archive", "check_discard", "check_revert")


def apply():
    for name in CHANGES:
        getattr(Version, name).append(is_not_promised)
    Version.check_publish.append(is_not_held_by_another)
    PlaceholderRelationField.default_checks.append(slot_is_not_promised)
    VersionAdmin._get_edit_redirect_version = locking(VersionAdmin._get_edit_redirect_version)


def moment(when):
    return date_format(localtime(when), "j F Y, H:i").lower()


def promise_of(version):
    """The plan to publish the draft beside a version."""
    draft = version.get_latest_draft_version()
    plan = draft and planned_for(draft)
    return plan if plan and plan.is_to_be_published else None


def is_not_promised(version, user):
    if version.has_publish_permission(user):
        return
    if plan := promise_of(version):
        raise ConditionFailed(
            f"La bozza esce da sola il {moment(plan.publish_at)}: chiedi a chi pubblica di annullare l’uscita, "
            "se c’è ancora da cambiare."
        )


def is_not_held_by_another(version, user):
    """Versioning publishes a draft over the head of whoever is writing in it."""
    lock = held_by_another(version, user) if version.state == DRAFT else None
    if lock:
        raise ConditionFailed(
            f"La bozza è in mano a {name_of(lock.holder)} dal {moment(lock.since)}: prendila tu prima."
        )


def slot_is_not_promised(placeholder, user):
    try:
        is_not_promised(get_version_for_content(placeholder.source), user)
    except (KeyError, Version.DoesNotExist):  # words without versions
        return True
    except ConditionFailed:
        return False
    return True


def locking(edit_redirect_version):
    """Versioning locks the published version in place of the draft to which it leads."""

    @wraps(edit_redirect_version)
    def wrapped(self, request, version):
        target = edit_redirect_version(self, request, version)
        if target.locked_by_id is None:
            pass_to(target, request.user)
        return target

    return wrapped
