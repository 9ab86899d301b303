"""Publishing and taking down past the buttons of versioning, by its own ways: its signals fire all the same."""

from django.db import IntegrityError, transaction
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.exceptions import ConditionFailed

from cremona_site.proofreading.report import findings_of
from cremona_site.publication.people import may_publish
from cremona_site.publication.versions import unpublished_parent

TAKEN_ADDRESS = "Un’altra pagina ha già il suo indirizzo: cambia lo slug nelle impostazioni della pagina."


class NotPossibleError(Exception):
    """Why a version cannot be published or taken down, in words for staff."""


def obstacles(version, findings):
    """What must be mended before visitors may see the version, each in a sentence or two."""
    found = []
    if parent := unpublished_parent(version):
        found.append(f"La pagina che sta sopra, «{parent}», non è pubblicata: pubblica prima quella.")
    found += [f"{finding.where}: {finding.what} {finding.how}" for finding in findings if finding.is_error]
    return found


@transaction.atomic
def publish(version, user):
    """Makes a draft public in the name of `user`; a lock does not stop it, and ends with it."""
    if version.state != DRAFT:
        raise NotPossibleError("Non è più una bozza: qualcuno l’ha già pubblicata, archiviata o scartata.")
    if not may_publish(version, user):
        raise NotPossibleError("Chi doveva pubblicarla non ne ha più il permesso.")
    if found := obstacles(version, findings_of(version.content)):
        raise NotPossibleError(" ".join(found))
    try:
        with transaction.atomic():
            version.publish(user)
    except IntegrityError as error:
        raise NotPossibleError(TAKEN_ADDRESS) from error
    except ConditionFailed as error:
        raise NotPossibleError(str(error)) from error


@transaction.atomic
def take_down(version, user):
    """Takes a published version from visitors in the name of `user`; a draft of it that somebody holds stays theirs."""
    if version.state != PUBLISHED:
        raise NotPossibleError("Non è più pubblicata: qualcuno l’ha già tolta.")
    if not may_publish(version, user):
        raise NotPossibleError("Chi doveva toglierla non ne ha più il permesso.")
    version.unpublish(user)
