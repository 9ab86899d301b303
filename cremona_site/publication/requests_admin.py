"""The pages on which publication is asked for, answered and looked back at."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.formats import localize
from djangocms_versioning.models import Version

from cremona_site.feedback.admin import ReadOnlyAdmin
from cremona_site.models import PublicationRequest
from cremona_site.proofreading.gate import SEEN, seal_of, stops
from cremona_site.proofreading.report import findings_of
from cremona_site.publication import asking, emails
from cremona_site.publication.forms import AskForm, SendBackForm
from cremona_site.publication.links import request_url, version_url
from cremona_site.publication.locks import held_by_another, lock_of
from cremona_site.publication.people import may_publish, name_of
from cremona_site.publication.planning import cancel, planned_for
from cremona_site.publication.publishing import NotPossibleError, obstacles, publish
from cremona_site.publication.versions import live_beside, preview_url

LINES = 50
# How the address of the history names what it is of
NAMES = {"pagina": "page_id", "alias": "alias_id"}
MAILED = {
    True: "Chi pubblica ha ricevuto un’email.",
    None: "Nessuno di chi pubblica ha un indirizzo email: avvisali tu. Nella scrivania la richiesta c’è.",
    False: "L’email a chi pubblica non è partita: avvisali tu. La richiesta è salva, e la trovano nella scrivania.",
}


@admin.register(PublicationRequest)
class PublicationRequestAdmin(ReadOnlyAdmin):
    """Pages of its own in place of Django's list and form: a request is asked and answered, never edited."""

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name=f"{name}_changelist"),
            path("chiedi/<int:version_id>/", view(self.ask_view), name=f"{name}_ask"),
            path("<int:pk>/", view(self.answer_view), name=f"{name}_change"),
            path("<int:pk>/ritira/", view(self.withdraw_view), name=f"{name}_withdraw"),
        ]

    def page(self, request, template, title, **context):
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/publication/{template}.html", context)

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        only = {NAMES[name]: value for name, value in request.GET.items() if name in NAMES and value.isdecimal()}
        only = {name: value for name, value in only.items() if len(value) < 10}
        if "lingua" in request.GET:
            only["language"] = request.GET["lingua"].replace("\0", "")
        found = PublicationRequest.objects.filter(**only).select_related("asked_by", "answered_by", "version")
        lines = Paginator(found, LINES).get_page(request.GET.get("p"))
        return self.page(request, "history", "Storia delle richieste", lines=lines, is_of_one=bool(only))

    def ask_view(self, request, version_id):
        version = get_object_or_404(Version, pk=version_id)
        if not request.user.has_perm("cremona_site.add_publicationrequest"):
            raise PermissionDenied
        if reason := asking.reason_not_to_ask(version, request.user):
            messages.error(request, reason)
            return redirect(preview_url(version))
        if there := asking.open_request_of(version):
            messages.info(request, f"La pubblicazione è già stata chiesta da {name_of(there.asked_by)}.")
            return redirect(request_url(there))
        form = AskForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            asked, is_new = asking.ask(version, request.user, form.cleaned_data["note"])
            if is_new:
                mailed = emails.tell_of_request(asked)
                level = messages.SUCCESS if mailed else messages.WARNING
                messages.add_message(request, level, f"Hai chiesto di pubblicare «{asked}». {MAILED[mailed]}")
            return redirect(preview_url(version))
        findings = findings_of(version.content)
        context = {"form": form, "version": version, "preview": preview_url(version), "findings": findings}
        context["obstacles"] = obstacles(version, findings)
        return self.page(request, "ask", "Chiedi pubblicazione", **context)

    def answer_view(self, request, pk):
        """For publishers what there is to decide, for everybody else how it stands."""
        asked = get_object_or_404(
            PublicationRequest.objects.select_related("version", "asked_by", "answered_by"), pk=pk
        )
        if not self.has_view_permission(request):
            raise PermissionDenied
        decides = bool(asked.is_open and asked.version and may_publish(asked.version, request.user))
        form = SendBackForm(request.POST if "rimanda" in request.POST else None)
        if request.method == "POST":
            if not decides:
                if asked.is_open or not request.user.has_perm("cms.publish_page"):
                    raise PermissionDenied("Solo chi pubblica risponde alle richieste.")
                messages.warning(request, f"A questa richiesta ha già risposto {name_of(asked.answered_by)}.")
                return redirect(request_url(asked))
            if "pubblica" in request.POST and self.publish(request, asked):
                return redirect(preview_url(Version.objects.get(pk=asked.version_id)))
            if "rimanda" in request.POST and form.is_valid():
                return self.send_back(request, asked, form.cleaned_data["answer"])
        return self.page(
            request, "request", f"Richiesta per «{asked}»", **self.what_to_see(request, asked, form, decides)
        )

    def what_to_see(self, request, asked, form, decides):
        context = {"asked": asked, "form": form, "decides": decides, "may_withdraw": may_withdraw(asked, request.user)}
        version = asked.version
        if version is None or version.content is None:
            return context
        live = live_beside(version)
        if live and live.pk != version.pk:
            context["compare"] = version_url(live, "compare", compare_to=version.pk, back=request.path)
        findings = findings_of(version.content) if asked.is_open else []
        return context | {
            "version": version,
            "preview": preview_url(version),
            "live": live,
            "findings": findings,
            "obstacles": obstacles(version, findings) if asked.is_open else [],
            "seen": version.modified.isoformat(),
            "seen_field": SEEN,
            "seal": seal_of(findings),
            "plan": planned_for(version),
            "lock": lock_of(version) if asked.is_open else None,
            "lock_url": version_url(version, "unlock") if held_by_another(version, request.user) else "",
        }

    def publish(self, request, asked):
        """Publishes what the publisher has seen: who wrote in it meanwhile is read first."""
        findings = findings_of(asked.version.content)
        was_read = request.POST.get("visto") == asked.version.modified.isoformat()
        if not was_read or stops(findings, request.POST.get(SEEN, "")):
            messages.warning(request, "È cambiato qualcosa mentre la guardavi: rileggi e premi di nuovo «Pubblica».")
            return False
        if lock := held_by_another(asked.version, request.user):
            messages.error(request, f"La bozza è in mano a {name_of(lock.holder)}: prendila tu, o aspetta che finisca.")
            return False
        try:
            publish(asked.version, request.user)
        except NotPossibleError as error:
            messages.error(request, f"Non si può pubblicare. {error}")
            return False
        messages.success(request, f"«{asked}» è pubblicata.")
        return True

    def send_back(self, request, asked, answer):
        plan = planned_for(asked.version)
        if plan and plan.is_to_be_published:  # what is to be mended first must not go out meanwhile
            cancel(plan, "La bozza è stata rimandata indietro.")
            messages.warning(request, "Era in programma: l’uscita è annullata.")
        if asking.close(asked, asking.State.SENT_BACK, request.user, answer):
            mailed = emails.tell_of_answer(asked)
            told = "" if mailed else f" L’email a {name_of(asked.asked_by)} non è partita: avvisa tu."
            level = messages.SUCCESS if mailed else messages.WARNING
            messages.add_message(request, level, f"«{asked}» è tornata a {name_of(asked.asked_by)}.{told}")
        return redirect(request_url(asked))

    def withdraw_view(self, request, pk):
        asked = get_object_or_404(PublicationRequest.objects.select_related("version"), pk=pk)
        if request.method != "POST":
            raise Http404
        if not may_withdraw(asked, request.user):
            raise PermissionDenied("La ritira solo chi l’ha fatta, finché nessuno ha risposto.")
        plan = planned_for(asked.version) if asked.version else None
        if plan and plan.is_to_be_published:
            messages.error(request, "La bozza è già in programma: chiedi a chi pubblica di annullare l’uscita.")
            return redirect(request_url(asked))
        asking.close(asked, asking.State.WITHDRAWN, request.user)
        messages.success(request, f"Hai ritirato la richiesta del {localize(asked.asked_at)}: la bozza resta com’è.")
        return redirect(preview_url(asked.version) if asked.version else request_url(asked))


def may_withdraw(asked, user):
    return asked.is_open and asked.asked_by_id == user.pk
