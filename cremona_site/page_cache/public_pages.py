"""Tells the page cache which answers are the same for everybody, and what of its query a page heeds.

They speak through the WSGI environment, which both see: the cache stands outside Django.
"""

from django.conf import settings

IS_KEPT_WHOLE = "cremona.is_kept_whole"  # the cache asks, and compresses by itself what is public
GENERATION = "cremona.generation"  # that in which the cache began to ask
IS_PUBLIC, HEEDED, MEANT = "cremona.is_public", "cremona.heeded", "cremona.meant"
ANYTHING = "*"
# Views whose answers say nothing of who asks; what is not named here is not kept
PAGES = {"pages-root", "pages-details-by-slug", "contacts:office"}  # they say what they heed of a query
FILES = {  # they heed whatever they may
    "feed_of_all",
    "feed_of_initiatives",
    "feed_of_news",
    "projects:all_calendar",
    "projects:area_calendar",
    "projects:date_calendar",
    "projects:initiative_calendar",
    "robots_txt",
    "security_txt",
    "sitemap",
    "sitemap_file",
}


class PublicPagesMiddleware:
    """Marks whole answers that anybody may be sent: those of the views above to who is nobody, without a cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_public(request, response):
            request.environ[IS_PUBLIC] = True
            if request.resolver_match.view_name in FILES:
                heed(request, [ANYTHING], [])
        return response


def is_public(request, response):
    view = request.resolver_match and request.resolver_match.view_name
    return (
        view in PAGES | FILES
        and request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def heed(request, names, meant):
    """Says that an answer depends on these parameters of the query, and which pairs of them it understood."""
    heeded = request.environ.setdefault(HEEDED, set())
    heeded.update(names)
    request.environ.setdefault(MEANT, {}).update({name: str(value) for name, value in meant})
