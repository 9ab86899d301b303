from ipaddress import ip_address

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse

from cremona_site.health.readiness import readiness

# What a proxy adds: who comes through one is a stranger, whatever the address of the proxy
TRACES_OF_A_PROXY = [
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
    "HTTP_VIA",
]
HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}


class HealthMiddleware:
    """Answers /salute/vivo and /salute/pronto before anything else is asked.

    The host name and https are not insisted on: a probe has neither, and one that is sent elsewhere by a redirect would
    take a site for alive that is not. Nothing of the request is repeated in the answer.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.answers = {"/salute/vivo": alive, "/salute/pronto": ready}

    def __call__(self, request):
        answer = self.answers.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        is_safe = request.method in {"GET", "HEAD"}
        response = answer(request) if is_safe else HttpResponseNotAllowed(["GET", "HEAD"], content_type="text/plain")
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers["Content-Length"] = str(len(response.content))
        if request.method == "HEAD":
            response.content = b""
        response._has_been_logged = True  # Django would add a line a question; `readiness` logs what changes
        return response


def alive(request):
    return HttpResponse("vivo", content_type="text/plain; charset=utf-8")


def ready(request):
    """Strangers read one word. Who asks on the machine itself reads what is wrong, without a sign-in, since that needs
    the database, which may be what is away."""
    problems = readiness.problems()
    is_ready = not any(problems.values())
    status = 200 if is_ready else 503
    if is_on_the_machine(request):
        facts = {"ready": is_ready, "problems": problems, "release": settings.RELEASE}
        return JsonResponse(facts, status=status)
    word = "pronto" if is_ready else "non pronto"
    return HttpResponse(word, status=status, content_type="text/plain; charset=utf-8")


def is_on_the_machine(request):
    """Whether the request came over the loopback and through no proxy."""
    if not request.META.keys().isdisjoint(TRACES_OF_A_PROXY):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
