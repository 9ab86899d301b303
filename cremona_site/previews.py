"""What others see of a page whose link is shared: title, description and picture, in a chat or on another site.

A link may be shared by somebody who is afraid, on a phone that others read. So a preview bears the neutral title that
editors gave the page for the browser's tab, if they did, and a description that tells nothing; only what the Comune
wants to be passed on, such as an event without a neutral title, is described.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from contacts.models import Office
from cremona_site.navigation import published
from cremona_site.share_drawing import DESIGN

MEANT_TO_BE_SHARED = {"projects/initiative.html", "projects/news.html"}


@dataclass(frozen=True)
class Preview:
    """`kind`, `pk` and `language` say whose it is."""

    kind: str
    pk: int
    language: str
    title: str
    description: str

    @property
    def digest(self):
        """Changes with all that the picture shows, and so the picture's address does."""
        shown = f"{DESIGN} {settings.SITE_NAME} {self.title}"
        return hashlib.sha256(shown.encode()).hexdigest()[:12]

    @property
    def image_path(self):
        return reverse("share_image", args=[self.kind, self.pk, self.language, self.digest])


def preview_of_page(content):
    """The preview of a published page content."""
    title = content.page_title or content.title
    is_public_matter = content.template in MEANT_TO_BE_SHARED and not content.page_title
    description = (content.meta_description or "") if is_public_matter else neutral_description()
    return Preview("pagina", content.page_id, content.language, title, description)


def preview_of_office(office, language):
    description = gettext("Telefoni, email, indirizzo e orari: %(office)s.") % {"office": office.name}
    return Preview("ufficio", office.pk, language, office.name, description)


def neutral_description():
    return gettext("Una pagina del sito del Comune.")


def find(kind, pk, language):
    """The preview of what visitors can see; None where they see nothing of the kind."""
    if language not in dict(settings.LANGUAGES):
        return None
    if kind == "ufficio":
        office = Office.objects.active().filter(pk=pk).first()
        return preview_of_office(office, language) if office else None
    content = published(language).filter(page=pk).first()
    return preview_of_page(content) if content else None
