"""Tags of news: the facts of a piece of news, the lists of them, the feeds that follow the lists."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_noop as _

from cremona_site.current_page import current_page, facts_of, once
from cremona_site.navigation import Crumb, published, url_of
from cremona_site.page_cache.public_pages import heed
from cremona_site.paging import PageOfList, page_of
from projects import news, news_choice
from projects.models import News
from projects.models.news import SECTIONS
from projects.whats_on import whats_on as read_whats_on

register = template.Library()

NEWS_A_PAGE = 10
LATEST_OF_A_KIND = 3
# The feed that follows the list on the page with this id (`reverse_id`)
FEEDS = dict.fromkeys(["novita", *SECTIONS], "feed_of_news") | {"eventi": "feed_of_initiatives"}
# What a list of a kind is called, what the link to all of it, and what it says when it is empty
WORDS = {
    News.Kind.NEWS: (_("Notizie"), _("Tutte le notizie"), _("Per ora non c’è nessuna notizia.")),
    News.Kind.RELEASE: (_("Comunicati"), _("Tutti i comunicati"), _("Per ora non c’è nessun comunicato.")),
    News.Kind.NOTICE: (_("Avvisi"), _("Tutti gli avvisi"), _("Per ora non c’è nessun avviso.")),
}


@dataclass(frozen=True)
class NewsList:
    """A page of the news below a section, and what the reader chose of them."""

    page_obj: PageOfList
    rows: list[news.ListedNews]
    choice: news_choice.NewsChoice
    every: str
    none: str

    @property
    def title_parts(self):
        """What is chosen and which page it is, as a title says it; nothing at the bare address."""
        number = self.page_obj.number
        return self.choice.words + ([gettext("pagina %(number)s") % {"number": number}] if number > 1 else [])

    @property
    def parameters(self):
        """What the address of this very page says."""
        number = self.page_obj.number
        return self.choice.parameters + ([("pagina", number)] if number > 1 else [])


@dataclass(frozen=True)
class LatestOfKind:
    """The latest news of a kind, and the page with all of them."""

    kind: str
    name: str
    every: str
    url: str
    rows: list[news.ListedNews]


@register.simple_tag(takes_context=True)
def news_facts(context):
    """The piece of news of the current page."""
    return facts_of(context, News)


@register.simple_tag
def area_of_news(facts):
    """Title and address of the action area that a piece of news is about; None without one that is published."""
    if facts is None or facts.area is None:
        return None
    content = published(get_language()).filter(page=facts.area.extended_object_id).first()
    return Crumb(content.title, url_of(content.url_path)) if content else None


@register.simple_tag(takes_context=True)
def news_list(context):
    """A `NewsList` of what stands below the current page; None where that is no section of news."""
    page = current_page(context)
    if page is None or page.reverse_id not in SECTIONS:
        return None
    shown = once(context, "news_list", lambda: read_news_list(context["request"].GET, page))
    heed(context["request"], ["azione", "anno", "pagina"], shown.parameters)
    return shown


def read_news_list(asked, page):
    contents = news.published_news(get_language(), below=page)
    choice = news_choice.choice_of(asked, contents, get_language())
    page_obj = page_of(news.newest_first(choice.of(contents)), asked.get("pagina"), NEWS_A_PAGE)
    _name, every, none = WORDS[SECTIONS[page.reverse_id]]
    return NewsList(page_obj, news.listed(page_obj), choice, gettext(every), gettext(none))


@register.simple_tag(takes_context=True)
def whats_on(context, number):
    """What comes and what is new, at most `number` of each; see `projects.whats_on`."""
    return once(context, f"whats_on {number}", lambda: read_whats_on(get_language(), number))


@register.simple_tag
def latest_of_each_kind(children):
    """A `LatestOfKind` for each of the sections among `children` that has news."""
    rows = news.latest_of_each_kind(get_language(), LATEST_OF_A_KIND)
    sections = [(child, SECTIONS[child.key]) for child in children if child.key in SECTIONS]
    return [
        LatestOfKind(kind.value, gettext(WORDS[kind][0]), gettext(WORDS[kind][1]), child.url, rows[kind])
        for child, kind in sections
        if rows[kind]
    ]


@register.simple_tag(takes_context=True)
def feed_of_page(context):
    """Title and address of the feed that follows the list on the current page; None where none does."""
    page = current_page(context)
    name = FEEDS.get(page.reverse_id) if page else None
    if name is None:
        return None
    title = pgettext("feed", "Iniziative") if name == "feed_of_initiatives" else pgettext("feed", "Novità")
    return Crumb(title, reverse(name))
