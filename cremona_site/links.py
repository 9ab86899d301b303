"""The links in a page's words, and whether they arrive. Nothing outside the site is asked."""

from dataclasses import dataclass

from django.conf import settings
from djangocms_text.models import Text

from cremona_site.proofreading.addresses import UNREADABLE, fault_of_form, own_path
from cremona_site.proofreading.fragment import links_in
from cremona_site.proofreading.own_addresses import faults_of_own


@dataclass(frozen=True)
class Link:
    """A link as it is stored; one chosen from the list of pages has an `href` such as «cms.page:7»."""

    href: str
    text: str


def links_of(content):
    """Every link in the texts of a page content or of what pages share, in reading order."""
    texts = Text.objects.filter(placeholder__in=content.placeholders.all(), language=content.language)
    return [
        Link(link.href, link.text)
        for body in texts.order_by("placeholder", "position").values_list("body", flat=True)
        for link in links_in(body)
    ]


def problem_with(href, language=settings.LANGUAGE_CODE):
    """What is wrong with an address in a text of this language, in Italian; empty where it is fine."""
    return problems_with([href], language)[href]


def problems_with(hrefs, language=settings.LANGUAGE_CODE):
    """As `problem_with` for many addresses at once, by address: the number of queries does not grow with them."""
    faults = faults_of(hrefs, language)
    return {href: faults[href].what if href in faults else "" for href in hrefs}


def faults_of(hrefs, language):
    """The faults of addresses in a text of this language, by address; those that are fine are left out."""
    faults, own = {}, {}
    for href in dict.fromkeys(hrefs):
        try:
            fault = fault_of_form(href)
            path = "" if fault else own_path(href)
        except ValueError:
            fault, path = UNREADABLE, ""
        if fault:
            faults[href] = fault
        elif path:
            own[href] = path
    found = faults_of_own(set(own.values()), language)
    return faults | {href: found[path] for href, path in own.items() if path in found}
