"""What was planned is done at its hour, by `manage.py carry_out_schedule` each half minute.

Each change has a transaction of its own, and one that cannot be done is not tried again: it says why, and waits for a
person. Two runs at once never do one twice: on PostgreSQL rows are locked and passed over, on SQLite one waits.
"""

import logging

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from djangocms_versioning.models import Version

from cremona_site.models import ScheduledChange
from cremona_site.publication.emails import tell_of_failure
from cremona_site.publication.publishing import NotPossibleError, publish, take_down

logger = logging.getLogger(__name__)
TOO_LATE = "L’ora di uscita e quella in cui toglierla sono passate mentre il sito era fermo: è rimasta come era."
UNEXPECTED = "Un guasto del sito, scritto nei suoi log: avvisa chi lo gestisce."


def carry_out(now=None):
    """Does what is due at `now`; returns the changes that were done and those that failed."""
    now = now or timezone.now()
    done, failed = [], []
    for pk in ScheduledChange.objects.due(now).values_list("pk", flat=True):
        try:
            change = carry_out_one(pk, now)
        except OperationalError:  # the database is busy or away: the next run is half a minute off
            logger.exception("A scheduled change waits for the next run")
            continue
        if change and change.state == ScheduledChange.State.FAILED:
            failed.append(change)
            tell_of_failure(change)
        elif change:
            done.append(change)
    return done, failed


@transaction.atomic
def carry_out_one(pk, now):
    """The change as it stands afterwards; None where another run has it, or somebody cancelled it meanwhile."""
    skip = connection.features.has_select_for_update_skip_locked
    rows = ScheduledChange.objects.due(now).select_for_update(skip_locked=skip)
    change = rows.filter(pk=pk).first()
    if change is None:
        return None
    try:
        with transaction.atomic():
            take_step(change, now)
    except NotPossibleError as error:
        fail(change, str(error))
    except OperationalError:
        raise
    except Exception:
        logger.exception("A scheduled change failed: version %s", change.version_id)
        fail(change, UNEXPECTED)
    return ScheduledChange.objects.get(pk=pk)


def take_step(change, now):
    """Publishes or takes down; what the row says of it is written where every publishing is watched."""
    version = Version.objects.get(pk=change.version_id)
    if not change.is_to_be_published:
        take_down(version, change.asked_by)
    elif change.withdraw_at and change.withdraw_at <= now:
        raise NotPossibleError(TOO_LATE)
    else:
        publish(version, change.asked_by)


def fail(change, reason):
    ScheduledChange.objects.filter(pk=change.pk).update(state=ScheduledChange.State.FAILED, reason=reason)
