"""Taking over, waiting for and letting go of a draft that somebody holds: one page in place of versioning's answer.

Versioning gives any draft away at one POST, mails whoever began it rather than who holds it, and posts from the page
tree what takes a page from visitors without asking: from there too one comes to a page that asks.
"""

from functools import wraps

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from djangocms_versioning import admin as versioning_admin
from djangocms_versioning import indicators
from djangocms_versioning.admin import VersionAdmin
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.helpers import get_editable_url

from cremona_site.publication.emails import tell_of_lost_draft, tell_of_wanted_draft
from cremona_site.publication.locks import lock_of, pass_to, want
from cremona_site.publication.people import may_publish, name_of
from cremona_site.publication.rules import moment
from cremona_site.publication.versions import draft_beside, preview_url, title_of

TAKE_OVER = "djangocms_versioning.delete_versionlock"


def replace():
    VersionAdmin.unlock_view = unlock_view
    VersionAdmin.locked = locked
    VersionAdmin._get_unlock_link = unlock_link
    menu = by_page(indicators.content_indicator_menu)
    indicators.content_indicator_menu = versioning_admin.content_indicator_menu = menu


def by_page(content_indicator_menu):
    """The menu of a state in the page tree, where entries that need a second thought are links, not posts."""

    @wraps(content_indicator_menu)
    def wrapped(*args, **kwargs):
        entries = content_indicator_menu(*args, **kwargs)
        return [(*entry[:3], "") if is_to_be_asked(entry[2]) else entry for entry in entries]

    return wrapped


def is_to_be_asked(url):
    return url.partition("?")[0].endswith(("/unlock/", "/unpublish/", "/revert/"))


def locked(self, version):
    """The column of the list of versions."""
    lock = lock_of(version) if version.state == DRAFT else None
    return format_html("{}<br>dal {}", name_of(lock.holder), moment(lock.since)) if lock else ""


locked.short_description = "in mano a"


def unlock_link(self, version, request, disabled=False):
    """The symbol in a line of the list of versions: it leads to the page that asks."""
    if version.state != DRAFT or version.locked_by_id is None:
        return ""
    mine = version.locked_by_id == request.user.pk
    title = "Lascia la bozza" if mine else "Prendi la bozza" if may_take(version, request.user) else "Chiedi la bozza"
    url = f"../{version._meta.model_name}/{version.pk}/unlock/"
    return self.admin_action_button(url, icon="unlock", name="unlock", title=title, keepsideframe=False)


def may_take(version, user):
    return user.has_perm(TAKE_OVER) and may_publish(version, user)


def unlock_view(self, request, object_id):
    version = self.get_object(request, unquote(object_id))
    if version is None:
        return self._get_obj_does_not_exist_redirect(request, self.model._meta, object_id)
    if not version.has_change_permission(request.user):
        raise PermissionDenied
    draft, lock = draft_beside(version), lock_of(version)
    if lock is None:
        messages.info(request, "La bozza è libera: premi «Modifica».")
        return redirect(preview_url(draft or version))
    if request.method == "POST":
        return answer(request, draft, lock)
    context = {
        **self.admin_site.each_context(request),
        "title": f"La bozza di «{title_of(draft)}»",
        "opts": self.model._meta,
        "lock": lock,
        "who": name_of(lock.holder),
        "is_mine": lock.holder_id == request.user.pk,
        "takes": may_take(draft, request.user),
        "draft": draft,
        "preview": preview_url(draft),
    }
    return TemplateResponse(request, "admin/publication/lock.html", context)


def answer(request, draft, lock):
    if lock.holder_id == request.user.pk:
        pass_to(draft, None)
        messages.success(request, "Hai lasciato la bozza: ora può modificarla chi vuole.")
        return redirect(preview_url(draft))
    if "chiedi" in request.POST:
        ask_for(request, draft, lock)
        return redirect(preview_url(draft))
    if not may_take(draft, request.user):
        raise PermissionDenied("Solo chi pubblica prende la bozza di un’altra persona: tu puoi chiederla.")
    before = pass_to(draft, request.user)
    told = tell_of_lost_draft(draft, before, request.user) if before else True
    messages.success(request, f"La bozza è tua. {name_of(before)} {'lo sa' if told else 'non lo sa: avvisa tu'}.")
    return redirect(get_editable_url(draft.content))


def ask_for(request, draft, lock):
    who = name_of(lock.holder)
    if not want(lock.version, request.user):
        messages.info(request, f"L’hai già chiesta oggi a {who}.")
    elif tell_of_wanted_draft(draft, lock.holder, request.user):
        messages.success(request, f"{who} ha ricevuto un’email: quando lascia la bozza puoi modificarla.")
    else:
        messages.warning(request, f"L’email a {who} non è partita, o {who} non ha un indirizzo: avvisa tu.")
