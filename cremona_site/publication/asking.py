"""Asking for publication, and the answers to it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from djangocms_versioning.constants import DRAFT

from cremona_site.models import PublicationRequest
from cremona_site.publication.locks import held_by_another, release
from cremona_site.publication.people import name_of
from cremona_site.publication.titles import title_of_content

State = PublicationRequest.State


def reason_not_to_ask(version, user):
    """Why `user` cannot ask for the publication of this version now, in words for staff; empty where they can."""
    if version.state != DRAFT:
        return "Si chiede di pubblicare una bozza, e questa versione non lo è: apri la pagina e crea una nuova bozza."
    if not version.has_change_permission(user):
        return "Non hai il permesso di modificare questa pagina."
    if lock := held_by_another(version, user):
        return f"La bozza è in mano a {name_of(lock.holder)}: può chiedere solo chi l’ha in mano."
    return ""


def ask(version, user, note=""):
    """The open request of a draft, and whether it is new or of a click before; who asks lets go of the draft."""
    content = version.content
    grouper = {"page_id": content.page_id} if hasattr(content, "page_id") else {"alias_id": content.alias_id}
    try:
        with transaction.atomic():
            request = PublicationRequest.objects.create(
                version=version,
                language=content.language,
                title=title_of_content(content)[:255],
                asked_by=user,
                note=note,
                **grouper,
            )
    except IntegrityError:
        return open_request_of(version), False
    release(version, user)
    return request, True


def open_request_of(version):
    return PublicationRequest.objects.open().filter(version=version.pk).select_related("asked_by").first()


def last_answer_to(version):
    """The newest request of a draft where it was sent back, and nobody asked again since."""
    newest = PublicationRequest.objects.filter(version=version.pk).select_related("answered_by").first()
    return newest if newest and newest.state == State.SENT_BACK else None


def close(request, state, user, answer=""):
    """Answers an open request; tells whether it was still open."""
    answered = {"state": state, "answered_by": user, "answered_at": timezone.now(), "answer": answer}
    if not PublicationRequest.objects.open().filter(pk=request.pk).update(**answered):
        return False
    request.refresh_from_db()
    return True
