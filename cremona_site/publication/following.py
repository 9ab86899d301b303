"""Requests and plans follow what happens to their versions, whichever way it happened."""

from django.db import transaction
from django.db.models.signals import pre_delete
from django.utils import timezone
from djangocms_versioning.constants import OPERATION_ARCHIVE, OPERATION_PUBLISH, OPERATION_UNPUBLISH
from djangocms_versioning.models import StateTracking, Version
from djangocms_versioning.signals import post_version_operation

from cremona_site.models import PublicationRequest, ScheduledChange
from cremona_site.publication.asking import close, open_request_of
from cremona_site.publication.emails import tell_of_answer
from cremona_site.publication.planning import cancel, planned_for

Plan, Answer = ScheduledChange.State, PublicationRequest.State


def watch():
    post_version_operation.connect(version_changed, dispatch_uid="publication")
    pre_delete.connect(version_will_go, dispatch_uid="publication")


def version_changed(sender, operation, obj, unpublished=(), to_be_published=None, **kwargs):
    if operation == OPERATION_PUBLISH:
        was_published(obj, unpublished)
    elif operation == OPERATION_UNPUBLISH and to_be_published is None:
        was_taken_down(obj)
    elif operation == OPERATION_ARCHIVE:
        will_not_come(obj, "La bozza è stata archiviata.")


def version_will_go(sender, instance, **kwargs):
    if isinstance(instance, Version):
        will_not_come(instance, "La bozza è stata scartata.")


def was_published(version, replaced):
    if request := open_request_of(version):
        close(request, Answer.PUBLISHED, who_changed(version))
        transaction.on_commit(lambda: tell_of_answer(request), robust=True)
    plan = planned_for(version)
    if plan:
        plan.published_at = timezone.now()
        plan.state = Plan.WAITING if plan.withdraw_at else Plan.DONE
        plan.save(update_fields=["published_at", "state"])
    for former in replaced:
        pass_withdrawal_on(former, version, is_planned_anew=bool(plan and plan.withdraw_at))


def pass_withdrawal_on(former, version, is_planned_anew):
    """A page that is to go on a day goes on that day, however often it is mended before."""
    if former_plan := planned_for(former):
        if is_planned_anew:
            cancel(former_plan, "La versione nuova ha un giorno suo.")
        else:
            ScheduledChange.objects.filter(pk=former_plan.pk).update(version=version.pk)


def was_taken_down(version):
    if plan := planned_for(version):
        plan.withdrawn_at = timezone.now()
        plan.state = Plan.DONE
        is_early = plan.withdraw_at and plan.withdrawn_at < plan.withdraw_at
        plan.reason = "Tolta a mano, prima dell’ora." if is_early else ""
        plan.save(update_fields=["withdrawn_at", "state", "reason"])


def will_not_come(version, why):
    if request := open_request_of(version):
        close(request, Answer.WITHDRAWN, who_changed(version), why)
    if plan := planned_for(version):
        cancel(plan, why)


def who_changed(version):
    """Who brought a version into its state, if it was brought into any since it was made."""
    last = StateTracking.objects.filter(version=version.pk).select_related("user").order_by("pk").last()
    return last.user if last else None
