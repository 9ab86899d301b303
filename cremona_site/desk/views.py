"""What can be done on the desk by one click, and the pages with all of a panel."""

from cms.models import Page
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from cremona_site.desk import versions
from cremona_site.desk.index import panel_of
from cremona_site.desk.panels.pages_to_verify import may_take
from cremona_site.models import DeskChoice, PageCare

A_PAGE = 50


@require_GET
def panel(request, key):
    """All of what a panel of the desk begins to list."""
    found = panel_of(key, request.user)
    if found is None:
        raise Http404
    lines = Paginator(found.find(), A_PAGE).get_page(request.GET.get("p"))
    found.hold(list(lines))
    versions.know_contents(found.versions)
    context = {**admin.site.each_context(request), "title": found.title, "panel": found, "lines": lines}
    return TemplateResponse(request, "admin/desk/panel_page.html", context)


@require_POST
def verify(request, page_id):
    """Somebody stands for what a page says, from today on."""
    if not request.user.has_perm("cms.change_page"):
        raise PermissionDenied
    page = get_object_or_404(Page, pk=page_id)
    PageCare.objects.verify(page.pk, request.user)
    messages.success(request, f"«{page}» è verificata da oggi: tornerà qui fra 180 giorni.")
    return answer(request)


@require_POST
def take(request, page_id):
    """Somebody says that a page is theirs to look after."""
    if not request.user.has_perm("cms.change_page"):
        raise PermissionDenied
    page = get_object_or_404(Page, pk=page_id)
    care, _created = PageCare.objects.get_or_create(page=page)
    if care.owner_id != request.user.pk:
        if not may_take(request.user, care):
            raise PermissionDenied(f"Di «{page}» si occupa già qualcun altro: chi sta in Pubblicazione può cambiarlo.")
        care.owner = request.user
        care.save(update_fields=["owner"])
    messages.success(request, f"Ora «{page}» è tua: quando sarà da verificare te lo ricorderemo per mail.")
    return answer(request)


@require_POST
def first_steps(request):
    """Puts the first steps away, or fetches them back."""
    hides = request.POST.get("nascondi") == "1"
    DeskChoice.objects.update_or_create(user=request.user, defaults={"hides_first_steps": hides})
    return answer(request)


def answer(request):
    """Back to where the button stands; the toolbar of a page loads that page again by itself."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({})
    wanted = request.POST.get("next", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if is_ours else reverse("admin:index"))
