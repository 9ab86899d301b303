"""What can be rated: what visitors can see now. What is asked depends on the kind of page."""

from dataclasses import dataclass
from urllib.parse import unquote

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

from contacts.models import Office
from cremona_site.languages import language_named_in, without_language
from cremona_site.navigation import published, url_of

OFFICE_PAGE = "contacts:office"
# Where criteria C.SI.2.5 and C.SI.2.6 want a field for words: home, first and second level, service sheets
WITH_WORDS = {"cms/home.html", "cms/section.html", "projects/service.html"}
# Who reads how to leave no traces is not asked for any; see docs/decisions/0009-feedback.md
NEVER_RATED = {"navigazione-sicura"}


@dataclass(frozen=True)
class Subject:
    """A page or an office in one language, at the address where visitors see it."""

    title: str
    path: str
    language: str
    page_id: int | None = None
    office_id: int | None = None
    takes_words: bool = False

    @property
    def key(self):
        """The fields by which the database knows it."""
        return {"page_id": self.page_id, "office_id": self.office_id, "language": self.language}


def subject_at(path):
    """What visitors see at an address of this site; None where that is nothing that can be rated."""
    if not path.startswith("/") or not path.isprintable():
        return None
    language = language_named_in(path) or settings.LANGUAGE_CODE
    subject = office_at(path, language) or page_at(path, language)
    return subject if subject and subject.path == path else None


def office_at(path, language):
    try:
        with override(language):
            match = resolve(path)
    except Resolver404:
        return None
    office = match.view_name == OFFICE_PAGE and Office.objects.active().filter(**match.kwargs).first()
    return subject_of_office(office, language) if office else None


def page_at(path, language):
    content = published(language).filter(url_path=without_language(path).strip("/")).first()
    return subject_of_page(content) if content else None


def subject_of_office(office, language):
    with override(language):
        return Subject(office.name, unquote(office.get_absolute_url()), language, office_id=office.pk)


def subject_of_page(content):
    """The subject of a published page content that bears its path, see `navigation.published`."""
    page = content.page
    if page.reverse_id in NEVER_RATED or content.redirect:
        return None
    return Subject(
        content.title,
        unquote(url_of(content.url_path, content.language)),
        content.language,
        page_id=page.pk,
        takes_words=content.template in WITH_WORDS,
    )
