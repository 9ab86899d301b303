"""Atom feeds of what is new: for who follows the site with a program of their own, without an account or a letter.

A page keeps its id in the feed whatever becomes of its title and address, so that nobody reads it twice as new.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, pgettext
from django.views.decorators.http import conditional_page, require_safe

from cremona_site.navigation import published, url_of
from cremona_site.site_url import absolute
from projects.models import Initiative, News
from projects.models.whole_days import midnight

MOST_ENTRIES = 30
SINCE = "2026"  # of the ids, see RFC 4151: a year in which the host was ours
EMPTY_SINCE = datetime(2026, 11, 22, tzinfo=UTC)
INITIATIVE, NEWS = "initiative", "news"
KINDS = {INITIATIVE: Initiative, NEWS: News}


@dataclass(frozen=True)
class Entry:
    """One published page, as a feed tells of it."""

    page_id: int
    language: str
    title: str
    summary: str
    path: str
    categories: list[str]
    published_on: date
    updated_on: date


class Atom(Atom1Feed):
    """A feed without entries has not changed just now."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else EMPTY_SINCE


class PagesFeed(Feed):
    """The latest pages with facts of some kinds, in the language of the address."""

    feed_type = Atom
    author_name = settings.SITE_NAME
    kinds = section = name = None

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        # Entries change by the day, and so would this date: who asks by it would miss the second change of a day
        del response.headers["Last-Modified"]
        return response

    def title(self):
        return f"{self.subject()} – {settings.SITE_TAGLINE} – {settings.SITE_NAME}"

    def link(self):
        content = published(get_language()).filter(page__reverse_id=self.section).first()
        return absolute(url_of(content.url_path if content else ""))

    def feed_url(self):
        return absolute(reverse(self.name))

    def feed_guid(self):
        return tag(f"{self.name}-{get_language()}")

    def items(self):
        contents = [content for kind in self.kinds for content in latest_contents(kind)]
        contents.sort(key=lambda content: (content.day or date.min, content.page_id), reverse=True)
        return [entry_of(content) for content in contents[:MOST_ENTRIES]]

    def item_guid(self, entry):
        return tag(f"pagina-{entry.page_id}-{entry.language}")

    def item_title(self, entry):
        return entry.title

    def item_description(self, entry):
        return escape(entry.summary)  # a summary is HTML there

    def item_link(self, entry):
        return absolute(entry.path)

    def item_categories(self, entry):
        return entry.categories

    def item_pubdate(self, entry):
        return midnight(entry.published_on)

    def item_updateddate(self, entry):
        return midnight(entry.updated_on)


class FeedOfNews(PagesFeed):
    kinds, section, name = [NEWS], "novita", "feed_of_news"

    def subject(self):
        return pgettext("feed", "Novità")


class FeedOfInitiatives(PagesFeed):
    kinds, section, name = [INITIATIVE], "eventi", "feed_of_initiatives"

    def subject(self):
        return pgettext("feed", "Iniziative")


class FeedOfAll(PagesFeed):
    kinds, section, name = [NEWS, INITIATIVE], "novita", "feed_of_all"

    def subject(self):
        return gettext("Novità e iniziative")


feed_of_news, feed_of_initiatives, feed_of_all = (
    require_safe(conditional_page(feed())) for feed in (FeedOfNews, FeedOfInitiatives, FeedOfAll)
)


def latest_contents(kind):
    """As many as a feed holds of the pages with facts of a kind that everybody may read, those published last.

    An index of the facts knows the days; without one are those of pages written past the CMS, which come last.
    """
    readable = published(get_language()).filter(Q(redirect__isnull=True) | Q(redirect="")).order_by()
    facts = KINDS[kind].objects.filter(Exists(readable.filter(page=OuterRef("extended_object"))))
    dated = facts.filter(first_published_on__isnull=False).order_by("-first_published_on", "-extended_object_id")
    pages = list(dated.values_list("extended_object", flat=True)[:MOST_ENTRIES])
    if len(pages) < MOST_ENTRIES:
        undated = facts.filter(first_published_on__isnull=True).order_by("-extended_object_id")
        pages += undated.values_list("extended_object", flat=True)[: MOST_ENTRIES - len(pages)]
    return (
        published(get_language())
        .filter(page__in=pages)
        .annotate(day=F(f"page__{kind}__first_published_on"))
        .select_related("page__news", "page__initiative")
        .prefetch_related(f"page__{kind}__topics", *(["page__initiative__occurrences__office"] * (kind == INITIATIVE)))
    )


def entry_of(content):
    news = getattr(content.page, "news", None)
    facts = news or content.page.initiative
    day = facts.first_published_on or facts.modified_on or timezone.localtime(content.changed_date).date()
    return Entry(
        page_id=content.page_id,
        language=content.language,
        title=plain(content.title),
        summary=plain(summary_of(content, facts)),
        path=url_of(content.url_path),
        categories=[str(facts.get_kind_display()), *(topic.label for topic in facts.topics.all())],
        published_on=day,
        updated_on=max(day, facts.modified_on or day),
    )


def summary_of(content, facts):
    """The summary of a page; before it, of an initiative, when and where; of a notice, until when it holds."""
    words = [capfirst(words_of(date)) for date in getattr(facts, "dates", [])]
    if day := getattr(facts, "valid_until", None):
        label = gettext("Scaduto il %(day)s") if facts.is_expired else gettext("Valido fino al %(day)s")
        words.append(label % {"day": date_format(day, "j F Y")})
    return " ".join([*(f"{word}." for word in words), content.meta_description or ""])


def words_of(date):
    off = [str(date.get_status_display())] if date.is_off else []
    return ", ".join([*off, date.when, *([date.where.name] if date.where else [])])


def tag(name):
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{name}"


def plain(words):
    """Words on one line; letters that XML cannot hold, which a paste may bring along, are left out."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
