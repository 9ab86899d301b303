"""Mails among staff. What a mail tells is in the database before: one that fails is logged, and the sender is told."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from cremona_site.publication.links import request_url, schedule_url
from cremona_site.publication.people import name_of, publishers_to_tell
from cremona_site.publication.versions import preview_url, title_of
from cremona_site.site_url import absolute

logger = logging.getLogger(__name__)


def send(people, subject, template, **context):
    """Tells whether the mail went out to everybody that has an address; `None` where nobody has one."""
    addresses = sorted({person.email for person in people if person and person.is_active and person.email})
    if not addresses:
        return None
    body = render_to_string(f"admin/publication/mail/{template}.txt", context | {"site_name": settings.SITE_TAGLINE})
    message = EmailMessage(subject=" ".join(subject.split()), body=body, bcc=addresses)
    try:
        message.send()
    except Exception:
        logger.exception("A mail on a publication did not go out: %s", template)
        return False
    return True


def tell_of_request(request):
    return send(
        publishers_to_tell(but=request.asked_by),
        f"Da pubblicare: «{request.title}»",
        "asked",
        request=request,
        who=name_of(request.asked_by),
        preview=absolute(preview_url(request.version)),
        link=absolute(request_url(request)),
    )


def tell_of_answer(request):
    if request.asked_by == request.answered_by:
        return None
    words = "Pubblicata" if request.state == request.State.PUBLISHED else "Rimandata indietro"
    return send(
        [request.asked_by],
        f"{words}: «{request.title}»",
        "answered",
        request=request,
        who=name_of(request.answered_by),
        link=absolute(request_url(request)),
    )


def tell_of_failure(change):
    return send(
        {change.asked_by, *publishers_to_tell()},
        f"Non riuscita: «{title_of(change.version)}»",
        "failed",
        change=change,
        title=title_of(change.version),
        link=absolute(schedule_url(change.version)),
    )


def tell_of_lost_draft(version, holder, user):
    return send(
        [holder],
        f"La tua bozza è passata a {name_of(user)}: «{title_of(version)}»",
        "taken_over",
        title=title_of(version),
        who=name_of(user),
        preview=absolute(preview_url(version)),
    )


def tell_of_wanted_draft(version, holder, user):
    return send(
        [holder],
        f"{name_of(user)} aspetta la bozza di «{title_of(version)}»",
        "wanted",
        title=title_of(version),
        who=name_of(user),
        preview=absolute(preview_url(version)),
    )
