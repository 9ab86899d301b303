"""Tags of `partials/head_meta.html`: what a page tells search engines and those with whom it is shared."""

from dataclasses import dataclass
from urllib.parse import unquote

from django import template
from django.conf import settings
from django.utils.translation import get_language, pgettext

from contacts.models import Office
from cremona_site import previews
from cremona_site import structured_data as builders
from cremona_site.current_page import current_page, way
from cremona_site.navigation import Crumb, url_of
from cremona_site.site_url import absolute
from cremona_site.templatetags import cremona
from cremona_site.templatetags.news import news_facts

register = template.Library()

# A language as Open Graph writes it, with a country
LOCALES = {"it": "it_IT", "en": "en_GB"}


@dataclass(frozen=True)
class Found:
    """A page at its published address. `alternates` are (language, url) pairs, none where it has one language only."""

    url: str
    alternates: list[tuple[str, str]]
    locale: str
    preview: previews.Preview | None
    kind: str = "website"

    @property
    def image(self):
        return absolute(self.preview.image_path)


@register.simple_tag(takes_context=True)
def found_page(context):
    """What to tell of the current page; None where there is nothing to find: a page of an error, a version of staff."""
    if "request" not in context:
        return None
    links = [link for link in cremona.languages(context) if link.is_translated]
    here = next((link.url for link in links if link.is_current), None)
    if here is None or unquote(here) != context["request"].path:
        return None
    alternates = [(link.code, absolute(link.url)) for link in links] if len(links) > 1 else []
    alternates += [("x-default", url) for code, url in alternates if code == settings.LANGUAGE_CODE]
    return Found(absolute(here), alternates, LOCALES.get(get_language(), ""), preview(context), kind_of(context))


def kind_of(context):
    """What Open Graph calls the page."""
    return "article" if news_facts(context) else "website"


def preview(context):
    content, office = content_here(context), office_here(context)
    if content:
        return previews.preview_of_page(content)
    return previews.preview_of_office(office, get_language()) if office else None


def content_here(context):
    """The published words of the current page; the way to it was read already."""
    page = current_page(context)
    here = way(context, page) if page else []
    return next((words for words in here if words.page_id == page.pk and words.language == get_language()), None)


def office_here(context):
    office = context.get("office")
    return office if isinstance(office, Office) else None


@register.simple_tag(takes_context=True)
def structured_data(context):
    """(data-element, JSON-LD) pairs for the kind of page: what it is about, and the way to it."""
    content, office = content_here(context), office_here(context)
    if content and content.page.is_home:
        offices = cremona.placed_offices(context, "offices")
        return [("", builders.as_json_ld(builders.government_organization(offices)))]
    if content:
        here = Crumb(content.title, url_of(content.url_path))
        about = facts_for_machines(context, here.title, content.meta_description, here.url)
        return blocks(about, "metatag" if cremona.service_facts(context) else "", [*cremona.breadcrumb(context), here])
    if office:
        here = Crumb(office.name, office.get_absolute_url())
        return blocks([builders.government_office(office)], "", [*context["crumbs"], here])
    return []


def facts_for_machines(context, *words):
    """What the page is about, if it is a service sheet, news or an initiative; `words` are title, summary, address."""
    if service := cremona.service_facts(context):
        return [builders.government_service(service, *words)]
    if news := news_facts(context):
        return [builders.article(news, *words, get_language())]
    initiative = cremona.initiative_facts(context)
    return builders.events(initiative, *words) if initiative else []


def blocks(about, data_element, crumbs):
    home = Crumb(pgettext("percorso", "Home"), url_of(""))
    trail = builders.breadcrumb_list([home, *crumbs])
    return [*((data_element, builders.as_json_ld(data)) for data in about), ("", builders.as_json_ld(trail))]
