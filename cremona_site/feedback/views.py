from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView, View

from cremona_site.feedback.actions import count_vote
from cremona_site.feedback.forms import RatingForm
from cremona_site.feedback.limits import VOTES, client_address
from cremona_site.feedback.origins import comes_from_here
from cremona_site.feedback.subjects import subject_at
from cremona_site.languages import addresses_of

LARGEST_BODY = 4096  # a text of 200 letters, each of twelve bytes as forms write it, and the rest
TEXT_NOT_KEPT = "non-tenuto"

not_stored = method_decorator(cache_control(no_store=True), name="dispatch")


class SeeOther(HttpResponseRedirect):
    """Whatever was asked here, the answer is to be fetched there: to load it again sends nothing twice."""

    status_code = HTTPStatus.SEE_OTHER


@not_stored
@method_decorator(csrf_exempt, name="dispatch")  # without a cookie: `comes_from_here` looks instead
class Rate(View):
    """Takes votes, and shows the questions on a page of their own to who comes without one."""

    http_method_names = ["get", "head", "post"]

    def get(self, request):
        subject = subject_at(request.GET.get("pagina", ""))
        return self.asked(RatingForm(subject)) if subject else self.nothing_to_rate()

    def post(self, request):
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdecimal() or int(size) > LARGEST_BODY:
            return bare("feedback/too_large.html", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not comes_from_here(request):
            return bare("feedback/not_from_here.html", HTTPStatus.FORBIDDEN)
        if seconds := VOTES.seconds_to_wait(client_address(request)):
            return bare("feedback/too_many.html", HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": seconds})
        subject = subject_at(request.POST.get("pagina", ""))
        if subject is None:
            return self.nothing_to_rate()
        form = RatingForm(subject, request.POST)
        if not form.is_valid():
            return self.asked(form, HTTPStatus.BAD_REQUEST)
        vote = form.cleaned_data
        is_kept = count_vote(subject, vote["voto"], vote["risposta"], vote.get("testo", ""))
        query = {"pagina": subject.path} | ({} if is_kept else {"testo": TEXT_NOT_KEPT})
        address = f"{reverse('feedback:thanks')}?{urlencode(query)}"
        return SeeOther(address)

    def asked(self, form, status=HTTPStatus.OK):
        context = {"form": form, "addresses": in_each_language("feedback:rate", form.subject)}
        return render(self.request, "feedback/rate.html", context, status=status)

    def nothing_to_rate(self):
        return render(self.request, "feedback/nothing_to_rate.html", status=HTTPStatus.NOT_FOUND)


@not_stored
class Thanks(TemplateView):
    """Where a vote ends without a script: thanks, and the way back to the page."""

    http_method_names = ["get", "head"]
    template_name = "feedback/thanks.html"

    def get_context_data(self, **kwargs):
        subject = subject_at(self.request.GET.get("pagina", ""))
        return super().get_context_data(
            subject=subject,
            is_text_left_out=self.request.GET.get("testo") == TEXT_NOT_KEPT,
            addresses=in_each_language("feedback:thanks", subject),
            **kwargs,
        )


def bare(template, status, headers=None):
    """A page that costs next to nothing: neither a session nor the database is asked."""
    return HttpResponse(render_to_string(template), status=status, headers=headers)


def in_each_language(name, subject):
    """The addresses of the page that shows, which speaks one language and asks about a page that may be in another."""
    query = f"?{urlencode({'pagina': subject.path})}" if subject else ""
    return {code: address + query for code, address in addresses_of(name).items()}
