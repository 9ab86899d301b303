"""The pages on which a version's hour is fixed, changed or cancelled, and what was planned is looked back at."""

from datetime import timedelta

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import Version

from cremona_site.feedback.admin import ReadOnlyAdmin
from cremona_site.models import ScheduledChange
from cremona_site.proofreading.report import findings_of
from cremona_site.publication.carrying_out import carry_out
from cremona_site.publication.forms import PlanForm
from cremona_site.publication.locks import held_by_another
from cremona_site.publication.people import may_publish, name_of
from cremona_site.publication.planning import cancel, plan, planned_for
from cremona_site.publication.publishing import obstacles
from cremona_site.publication.takedown import what_goes_with
from cremona_site.publication.versions import preview_url, title_of

LINES = 50
LATE = timedelta(minutes=3)


@admin.register(ScheduledChange)
class ScheduledChangeAdmin(ReadOnlyAdmin):
    """Pages of its own in place of Django's list and form."""

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name=f"{name}_changelist"),
            path("programma/<int:version_id>/", view(self.schedule_view), name=f"{name}_schedule"),
            path("<int:pk>/annulla/", view(self.cancel_view), name=f"{name}_cancel"),
            path("<int:pk>/vista/", view(self.seen_view), name=f"{name}_seen"),
            path("esegui/", view(self.carry_out_view), name=f"{name}_carry_out"),
        ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = ScheduledChange.objects.select_related("version", "asked_by").order_by("-asked_at")
        waiting = rows.waiting().order_by("publish_at", "withdraw_at")
        context = {
            **self.admin_site.each_context(request),
            "title": "Uscite programmate",
            "opts": self.opts,
            "waiting": waiting,
            "failed": rows.filter(state=ScheduledChange.State.FAILED, seen_at=None),
            "others": Paginator(rows.exclude(state=ScheduledChange.State.WAITING), LINES).get_page(
                request.GET.get("p")
            ),
            "late": ScheduledChange.objects.due(timezone.now() - LATE).exists(),
            "plans": may_plan(request.user),
        }
        return TemplateResponse(request, "admin/publication/schedule_list.html", context)

    def schedule_view(self, request, version_id):
        version = get_object_or_404(Version, pk=version_id)
        if not may_plan(request.user) or not may_publish(version, request.user):
            raise PermissionDenied("Solo chi pubblica programma le uscite.")
        planned = planned_for(version)
        if reason := reason_not_to_plan(version, request.user):
            messages.error(request, reason)
            return redirect(preview_url(version))
        options = {"live": version.state == PUBLISHED, "initial": PlanForm.filled_with(planned) if planned else {}}
        form = PlanForm(request.POST if request.method == "POST" else None, **options)
        findings = findings_of(version.content) if version.state == DRAFT else []
        found = obstacles(version, findings)
        if request.method == "POST" and form.is_valid() and self.accepts(form, version, found):
            plan(version, request.user, form.cleaned_data["publish_at"], form.cleaned_data["withdraw_at"])
            messages.success(request, f"«{title_of(version)}» è in programma.")
            return redirect(preview_url(version))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Programma «{title_of(version)}»",
            "opts": self.opts,
            "version": version,
            "preview": preview_url(version),
            "form": form,
            "planned": planned,
            "findings": findings,
            "obstacles": found,
            "loss": what_goes_with(version),
        }
        return TemplateResponse(request, "admin/publication/schedule.html", context)

    def accepts(self, form, version, found):
        """A draft is taken down only after it went out; what could not go out now is mended before it is planned."""
        if version.state == DRAFT and not form.cleaned_data["publish_at"]:
            form.add_error("publish_day", "È una bozza: prima di toglierla deve uscire. Scrivi quando.")
        elif form.cleaned_data["publish_at"] and found:
            form.add_error(None, "Così com’è non può uscire: prima rimedia a quello che leggi qui sotto.")
        return form.is_valid()

    def cancel_view(self, request, pk):
        change = self.changed_by_post(request, pk)
        if cancel(change, f"Annullata da {name_of(request.user)}."):
            messages.success(request, f"Annullata: «{change}» resta com’è ora.")
        else:
            messages.warning(
                request, f"Non c’era più niente da annullare: l’uscita di «{change}» è già stata eseguita."
            )
        return redirect(preview_url(Version.objects.get(pk=change.version_id)))

    def seen_view(self, request, pk):
        """A failure leaves the publishers' list once one of them takes it on."""
        change = self.changed_by_post(request, pk)
        ScheduledChange.objects.filter(pk=change.pk, seen_at=None).update(seen_at=timezone.now())
        return redirect(f"{reverse('admin:cremona_site_scheduledchange_changelist')}")

    def changed_by_post(self, request, pk):
        change = get_object_or_404(ScheduledChange.objects.select_related("version"), pk=pk)
        if request.method != "POST":
            raise Http404
        if not may_plan(request.user) or not may_publish(change.version, request.user):
            raise PermissionDenied("Solo chi pubblica cambia le uscite programmate.")
        return change

    def carry_out_view(self, request):
        """What the timer should have done, where it does not run."""
        if request.method != "POST":
            raise Http404
        if not may_plan(request.user):
            raise PermissionDenied
        done, failed = carry_out()
        messages.info(request, f"Eseguite: {len(done)}. Non riuscite: {len(failed)}.")
        return redirect("admin:cremona_site_scheduledchange_changelist")


def may_plan(user):
    return user.has_perm("cremona_site.add_scheduledchange") and user.has_perm("cms.publish_page")


def reason_not_to_plan(version, user):
    if version.state not in (DRAFT, PUBLISHED):
        return "Si programma una bozza o una versione pubblicata: questa è vecchia, ripristinala prima."
    if version.state == DRAFT and (lock := held_by_another(version, user)):
        return f"La bozza è in mano a {name_of(lock.holder)}: prendila tu, o aspetta che finisca."
    return ""
