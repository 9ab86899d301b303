"""What an address that answers no more still says: where its page is now, or why there is none.

Staff keep `OldAddress`es; pages and offices name their own address on the site before this one (`former_url`).
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from cms.models import PageUrl
from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import translation

from contacts.models import Office
from cremona_site.languages import language_named_in
from cremona_site.models import OldAddress
from cremona_site.models.old_address import LONGEST_PATH, normalised
from cremona_site.navigation import published_in, url_of
from projects.models.dated_page import DatedPage

# Where Drupal puts the same page to print, to send or as a PDF: its modules Printer-friendly pages (`/print/7`), Entity
# Print (`/print/pdf/node/7`, before `/entityprint/node/7`) and Printable (`/node/7/printable/pdf`), and its own books
# (`/book/export/html/7`). A site with languages repeats all of it below `/it`.
PRINTED_ABOVE = re.compile(r"^(/it(?=/))?(/(print(/pdf)?|print(pdf|epub|mail)|entityprint|book/export/html)(?=/))?")
PRINTED_BELOW = re.compile(r"/(print|pdf|printable(/(print|pdf))?)$")


@dataclass(frozen=True)
class Answer:
    """Where to go now; without a `url` there is nowhere to go, and `explanation` says why if somebody wrote it."""

    url: str = ""
    explanation: str = ""


def answer_for(address):
    """What an old address answers; None if nobody knows it."""
    path = normalised(address)
    if not path or len(path) > LONGEST_PATH:
        return None
    names = list(dict.fromkeys([path, unprinted(path)]))
    language = language_of(path)
    known = OldAddress.objects.filter(path__in=names).select_related("office")
    if old := min(known, key=lambda old: names.index(old.path), default=None):
        return answer_of(old)
    homes = [url for name in names for url in homes_of_former(name, language)]
    return Answer(next(filter(None, homes), "")) if homes else None


def answer_of(old):
    url = page_url(old.page_id, language_of(old.path)) if old.page_id else office_url(old.office, language_of(old.path))
    return Answer(url, old.explanation)


def unprinted(path):
    """The address whose page `path` shows for printing; `path` itself where it is none of that."""
    bare = PRINTED_BELOW.sub("", PRINTED_ABOVE.sub("", path))
    return f"/node{bare}" if re.fullmatch(r"/[0-9]+", bare) else bare or path


def homes_of_former(path, language):
    """The addresses of what names `path` as its own on the site before; empty ones where it is hidden."""
    spellings = {f"{form}{end}" for form in (path, quote(path)) for end in ("", "/")}
    ends_so = Q()
    for spelling in spellings:
        ends_so |= Q(former_url__endswith=spelling)
    facts = [
        kind.objects.filter(ends_so).values_list("former_url", "extended_object") for kind in DatedPage.__subclasses__()
    ]
    pages = facts[0].union(*facts[1:])
    urls = [page_url(page_id, language) for former_url, page_id in pages if normalised(former_url) == path]
    offices = [office for office in Office.objects.filter(ends_so) if normalised(office.former_url) == path]
    return urls + [office_url(office, language) for office in offices]


def page_url(page_id, language):
    """The public address of a page, in the site's own language where it lacks this one; empty while it has none.

    A page that only leads on names the page that it leads to, so that nobody is sent on twice.
    """
    contents = published_in({language, settings.LANGUAGE_CODE}).filter(page=page_id)
    content = min(contents, key=lambda content: content.language != language, default=None)
    if content is None:
        return ""
    home = url_of("", content.language)
    if content.redirect:
        return content.redirect if content.redirect.startswith(home) else f"{home}{content.redirect.lstrip('/')}"
    return url_of(content.url_path, content.language)


def office_url(office, language):
    if not office or not office.is_active:
        return ""
    with translation.override(language):
        return office.get_absolute_url()


def language_of(path):
    return language_named_in(path) or settings.LANGUAGE_CODE


def is_answered(path):
    """Whether the site has something of its own at this path: a page, an office, a file, an address of staff."""
    if f"{path}/".startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    with translation.override(language_of(path)):
        return any(is_there(spelling) for spelling in {path, f"{path.rstrip('/')}/"})


def is_there(path):
    """Whether an address as it is asked for, with or without its last slash, has an answer; in the language of now."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.view_name == "pages-details-by-slug":
        return PageUrl.objects.filter(path=match.kwargs["slug"], language=translation.get_language()).exists()
    if match.view_name == "contacts:office":
        return Office.objects.active().filter(**match.kwargs).exists()
    return True
