"""The feeds: every program reads them, and they tell what everybody may read."""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import feedparser
import pytest
from cms.models import Page, PageContent
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from djangocms_versioning.models import Version
from lxml import html

from cremona_site import writing
from projects.models import Initiative, News, Topic
from tests.factories import InitiativeFactory, NewsFactory, OccurrenceFactory, PageFactory
from tests.site.head import SITE

pytestmark = pytest.mark.django_db

FEEDS = [f"{prefix}/feed/{name}.xml" for prefix in ("", "/en") for name in ("novita", "iniziative", "tutto")]
ONLINE = "È online il nuovo sito del progetto"


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def read(client):
    """A feed as a program reads it that complains of every fault."""

    def parsed(address="/feed/novita.xml"):
        answer = client.get(address)
        assert answer.status_code == 200
        feed = feedparser.parse(answer.content)
        assert not feed.bozo, feed.get("bozo_exception")
        return feed

    return parsed


def news(title="Una notizia di prova", **facts):
    attributes = {name: facts.pop(name) for name in ("slug", "meta_description", "is_published") if name in facts}
    parent = Page.objects.get(reverse_id="notizie")
    page = PageFactory(title=title, parent=parent, template="projects/news.html", **attributes)
    return NewsFactory(extended_object=page, **facts)


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_read_without_complaint_and_its_links_answer(read, client, address):
    feed = read(address)

    assert feed.version == "atom10"
    assert feed.feed.language == ("en" if address.startswith("/en/") else "it")
    assert feed.feed.author == "Comune di Cremona"
    assert {link.rel: link.href for link in feed.feed.links}["self"] == f"{SITE}{address}"
    assert client.get(urlsplit(feed.feed.link).path).status_code == 200
    assert feed.entries
    for entry in feed.entries:
        assert entry.link.startswith(f"{SITE}/")
        assert client.get(entry.link.removeprefix(SITE)).status_code == 200
        assert entry.title
        assert entry.summary
        assert entry.published_parsed
        assert entry.updated_parsed >= entry.published_parsed


def test_each_feed_has_its_own_and_one_has_both(read):
    of_news, of_initiatives, of_all = (
        {entry.title for entry in read(f"/feed/{name}.xml").entries} for name in ("novita", "iniziative", "tutto")
    )

    assert ONLINE in of_news
    assert "Fuoco criminale" in of_initiatives
    assert of_news & of_initiatives == set()
    assert of_all == of_news | of_initiatives


def test_an_english_feed_has_what_is_translated(read):
    news("Solo in italiano")

    titles = {entry.title for entry in read("/en/feed/novita.xml").entries}

    assert titles == {"The new website of the project is online"}


def test_an_entry_keeps_its_id_when_its_title_and_address_change(read, client):
    facts = news("Prima", slug="prima")
    (before,) = (entry for entry in read().entries if entry.title == "Prima")

    draft = writing.draft_of(facts.extended_object)
    draft.title, draft.slug = "Dopo", "dopo"
    draft.save()
    writing.publish(draft)

    (after,) = (entry for entry in read().entries if entry.title == "Dopo")
    assert after.id == before.id == f"tag:{urlsplit(SITE).hostname},2026:pagina-{facts.extended_object_id}-it"
    assert after.link.endswith("/novita/notizie/dopo/")
    assert client.get("/novita/notizie/prima/").status_code == 301


def test_no_two_entries_and_no_two_feeds_have_one_id(read):
    feeds = [read(address) for address in FEEDS]

    assert len({feed.feed.id for feed in feeds}) == len(FEEDS)
    for prefix in ("it", "en"):
        entries = [entry.id for feed in feeds if feed.feed.language == prefix for entry in feed.entries]
        assert len(set(entries)) == len(entries) / 2  # each stands in its own feed and in that of both


def test_what_is_not_published_is_in_no_feed(read):
    news("Bozza segreta", is_published=False)
    for title in ("Notizia tolta", "Notizia riservata", "Notizia che porta altrove"):
        news(title)
    page = {content.title: content.page for content in PageContent.objects.all()}
    Version.objects.get_for_content(PageContent.objects.get(title="Notizia tolta")).unpublish(writing.site_author())
    Page.objects.filter(pk=page["Notizia riservata"].pk).update(login_required=True)
    PageContent.objects.filter(title="Notizia che porta altrove").update(redirect="/servizi/")
    initiative = PageFactory(title="Serata segreta", template="projects/initiative.html", is_published=False)
    InitiativeFactory(extended_object=initiative)

    titles = " ".join(entry.title for address in FEEDS for entry in read(address).entries)

    assert ONLINE in titles
    for words in ("Bozza", "tolta", "riservata", "altrove", "segreta"):
        assert words not in titles


def test_the_draft_of_a_published_page_does_not_leak(read):
    facts = news("Pubblica")
    draft = writing.draft_of(facts.extended_object)
    draft.title = draft.meta_description = "Ancora segreta"
    draft.save()

    assert "Ancora segreta" not in str(read().entries)


def test_a_feed_says_what_kind_of_thing_an_entry_is_and_what_it_is_about(read):
    news("Con argomenti", kind="notice").topics.add(Topic.objects.get(name="Giustizia"))

    (entry,) = (entry for entry in read().entries if entry.title == "Con argomenti")

    assert [tag.term for tag in entry.tags] == ["Avviso", "Giustizia"]


def test_an_initiative_says_when_and_where_and_whether_it_holds(read):
    page = PageFactory(title="Serata", template="projects/initiative.html", meta_description="Un incontro.")
    initiative = InitiativeFactory(extended_object=page, first_published_on=date(2199, 1, 1))
    moment = timezone.make_aware(datetime(2199, 3, 1, 21))  # noqa: DTZ001
    OccurrenceFactory(initiative=initiative, starts_at=moment, status="cancelled")

    entry = read("/feed/iniziative.xml").entries[0]

    assert entry.summary == "Annullata, 1 marzo 2199, ore 21, Sala Zanoni. Un incontro."


def test_a_notice_says_until_when_it_holds(read):
    news("Vale", kind="notice", valid_until=date(2199, 3, 1), meta_description="Uffici chiusi.")
    news("Scaduto", kind="notice", valid_until=date(2020, 3, 1), meta_description="Uffici chiusi.")

    summaries = {entry.title: entry.summary for entry in read("/feed/novita.xml").entries}

    assert summaries["Vale"] == "Valido fino al 1 marzo 2199. Uffici chiusi."
    assert summaries["Scaduto"] == "Scaduto il 1 marzo 2020. Uffici chiusi."


def test_a_feed_has_the_latest_thirty(read):
    first = timezone.localdate()
    for number in range(35):
        news(f"Notizia {number}", first_published_on=first + timedelta(days=number))

    titles = [entry.title for entry in read().entries]

    assert titles == [f"Notizia {number}" for number in range(34, 4, -1)]


def test_words_that_a_paste_brought_along_break_no_feed(read):
    news("Una\x0bnotizia & <b>un’altra</b>\x1f", meta_description="Prima riga\nseconda \x08<script>alert(1)</script>")

    entry = read().entries[0]

    assert entry.title == "Una notizia & <b>un’altra</b>"
    assert html.fromstring(entry.summary).text_content() == "Prima riga seconda <script>alert(1)</script>"


def test_who_has_the_feed_already_gets_nothing(client):
    first = client.get("/feed/novita.xml")

    again = client.get("/feed/novita.xml", headers={"if-none-match": first.headers["ETag"]})
    news("Di oggi")
    after = client.get("/feed/novita.xml", headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert after.status_code == 200
    assert "Di oggi" in after.text


def test_an_empty_feed_is_read_too_and_does_not_change_by_itself(read, client):
    News.objects.all().delete()
    Initiative.objects.all().delete()

    feed = read("/feed/tutto.xml")

    assert feed.entries == []
    assert client.get("/feed/tutto.xml").content == client.get("/feed/tutto.xml").content


def test_a_feed_sets_no_cookie_and_believes_no_host(client):
    answer = client.get("/feed/tutto.xml", headers={"host": "127.0.0.1"})

    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not answer.cookies
    assert "127.0.0.1" not in answer.text
    assert answer.content == client.get("/feed/tutto.xml?utm_source=x").content


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_feed_is_only_read(client, method):
    assert getattr(client, method)("/feed/novita.xml").status_code == 405


def test_a_feed_costs_the_same_however_much_it_holds(client):
    def queries():
        client.get("/feed/tutto.xml")
        ContentType.objects.clear_cache()
        Site.objects.clear_cache()
        with CaptureQueriesContext(connection) as captured:
            client.get("/feed/tutto.xml")
        return len(captured)

    news().topics.add(Topic.objects.first())
    few = queries()
    for _ in range(12):
        news().topics.add(Topic.objects.first())

    assert queries() <= few <= 12


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/novita/", "/feed/novita.xml"),
        ("/novita/notizie/", "/feed/novita.xml"),
        ("/novita/comunicati/", "/feed/novita.xml"),
        ("/novita/avvisi/", "/feed/novita.xml"),
        ("/vivere-cremona/eventi/", "/feed/iniziative.xml"),
        ("/en/news/", "/en/feed/novita.xml"),
        ("/en/living-in-cremona/events/", "/en/feed/iniziative.xml"),
    ],
)
def test_a_list_names_its_feed_to_programs_and_to_people(client, page, feed):
    document = html.fromstring(client.get(page).text)

    (named,) = document.xpath("//head/link[@type='application/atom+xml']")
    (shown,) = document.xpath("//main//a[@type='application/atom+xml']")
    assert named.get("href") == shown.get("href") == feed


@pytest.mark.parametrize("page", ["/", "/servizi/", "/novita/notizie/e-online-il-nuovo-sito-del-progetto/"])
def test_other_pages_name_no_feed(client, page):
    assert "atom+xml" not in client.get(page).text
