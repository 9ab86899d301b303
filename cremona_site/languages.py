"""The language of an address: Italian without prefix, others below their code. No cookie, no guess from the browser."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import translation

# Where the CMS shows a version of a page to staff, by the content's type and id
SHOWN_TO_STAFF = re.compile(r"^/admin/cms/placeholder/object/(\d{1,9})/(?:edit|preview|structure)/(\d{1,9})/")


@dataclass(frozen=True)
class LanguageLink:
    """One language of the site and its address of this page; where `is_translated` is false, it says that it lacks."""

    code: str
    name: str
    url: str
    is_current: bool
    is_translated: bool


class AddressLanguageMiddleware:
    """Speaks the language that the address names.

    Django's own middleware would ask the browser too, and so every answer would vary with `Accept-Language`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_named_in(request.path_info) or language_shown_to_staff(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_shown_to_staff(request):
    """That of the version of a page that staff write or preview; elsewhere the site's own.

    The words that templates bring must be in the language of the page; the toolbar speaks the one of its user.
    """
    match = SHOWN_TO_STAFF.match(request.path_info) if settings.SESSION_COOKIE_NAME in request.COOKIES else None
    kind = match and ContentType.objects.filter(pk=match[1]).first()
    model = kind and kind.model_class()
    manager = getattr(model, "admin_manager", None)
    content = manager and manager.filter(pk=match[2]).first()
    language = getattr(content, "language", None)
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def language_named_in(path):
    """The language whose prefix the path bears, spelt as the site spells it; None without one."""
    code = path.split("/", 2)[1] if path.startswith("/") else ""
    return code if code in dict(settings.LANGUAGES) and code != settings.LANGUAGE_CODE else None


def without_language(path):
    """The address without the prefix of its language."""
    code = language_named_in(path)
    return path.removeprefix(f"/{code}") if code else path


def language_links(request, known):
    """A `LanguageLink` for each language; `known` holds the page's addresses by language code."""
    current = translation.get_language()
    bare = without_language(request.path)
    links = []
    for code, name in settings.LANGUAGES:
        prefix = "" if code == settings.LANGUAGE_CODE else f"/{code}"
        links.append(LanguageLink(code, name, known.get(code) or f"{prefix}{bare}", code == current, code in known))
    return links


def addresses_of(name, *args):
    """A named address in every language."""
    addresses = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            addresses[code] = reverse(name, args=args)
    return addresses
