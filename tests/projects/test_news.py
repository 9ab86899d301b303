"""News: what a page and a list say of it, and in which order."""

import re
from datetime import date, timedelta

import pytest
from cms.models import Page, PageContent
from django.db import IntegrityError, transaction
from django.utils import timezone
from djangocms_versioning.models import Version

from cremona_site import navigation, structured_data, writing
from projects.initiatives import next_initiatives
from projects.models import ActionArea, News, Topic
from projects.news import latest, latest_of_each_kind, listed, newest_first, published_news
from projects.whats_on import whats_on
from tests.factories import InitiativeFactory, NewsFactory, OccurrenceFactory, PageFactory
from tests.site.head import Head
from tests.site.schema_org import strange_to_schema_org

pytestmark = pytest.mark.django_db

ONLINE = "/novita/notizie/e-online-il-nuovo-sito-del-progetto/"


@pytest.fixture
def section():
    """A function that returns a section of the first content, by its id."""
    return lambda key: Page.objects.get(reverse_id=key)


def item(title, parent, *, slug=None, summary="", is_published=True, **facts):
    page = PageFactory(
        title=title,
        slug=slug,
        parent=parent,
        template="projects/news.html",
        meta_description=summary,
        is_published=is_published,
        slots={"content": f"<p>{title}: tutto il resto.</p>"},
    )
    return NewsFactory(extended_object=page, **facts)


def day(later=0):
    """Today, or so many days later; asked within each test, since midnight may come between two of them."""
    return timezone.localdate() + timedelta(days=later)


def titles(contents):
    return [content.title for content in contents]


def test_the_newest_stand_first_and_what_holds_no_more_stands_last(section):
    avvisi = section("avvisi")
    for title, published, valid in [
        ("Scaduto", day(), day(-1)),
        ("Di ieri", day(-1), day(1)),
        ("Di oggi", day(), day()),
        ("Senza scadenza", day(-9), None),
    ]:
        item(title, avvisi, kind="notice", first_published_on=published, valid_until=valid)

    found = newest_first(published_news("it", below=avvisi))

    assert titles(found) == ["Di oggi", "Di ieri", "Senza scadenza", "Scaduto"]
    assert [news.expired_on for news in listed(found)] == [None, None, None, day(-1)]


def test_news_without_a_date_yet_stand_behind_those_with_one(section):
    notizie = section("notizie")
    item("Senza data", notizie, first_published_on=None)
    item("Di un anno fa", notizie, first_published_on=day(-365))

    assert titles(newest_first(published_news("it", below=notizie)))[-2:] == ["Di un anno fa", "Senza data"]


def test_the_latest_of_each_kind_are_few_and_hold(section):
    for number in range(5):
        item(f"Notizia {number}", section("notizie"), first_published_on=day(number + 1))
    item("Scaduto", section("avvisi"), kind="notice", valid_until=day(-1))
    item("Vale", section("avvisi"), kind="notice", valid_until=day())

    by_kind = latest_of_each_kind("it", 3)

    assert [news.title for news in by_kind["news"]] == ["Notizia 4", "Notizia 3", "Notizia 2"]
    assert [news.title for news in by_kind["notice"]] == ["Vale"]
    assert by_kind["release"] == []


def test_only_a_notice_expires():
    with pytest.raises(IntegrityError), transaction.atomic():
        NewsFactory(kind="news", valid_until=day())


def test_the_first_publication_gives_the_date(section, django_capture_on_commit_callbacks):
    facts = item("Appena pubblicata", section("notizie"), is_published=False, first_published_on=None)

    with django_capture_on_commit_callbacks(execute=True):
        writing.publish(writing.draft_of(facts.extended_object))

    facts.refresh_from_db()
    assert facts.first_published_on == facts.modified_on == day()


def test_a_page_says_what_it_is_and_of_when(client):
    html = client.get(ONLINE).text

    assert '<p class="cr-head__kind">Notizia · <time datetime="2026-11-22">22 novembre 2026</time></p>' in html
    assert "Comunicazione istituzionale" in html
    assert '<time datetime="2026-11-22">22/11/2026</time>' in html


def test_a_page_leads_to_its_action_area(client, section):
    area = ActionArea.objects.get(letter="d")

    html = client.get(item("Un manifesto", section("notizie"), area=area).extended_object.get_absolute_url()).text

    assert re.search(f'<a href="{area.extended_object.get_absolute_url()}"[^>]*>Campagne informative</a>', html)


@pytest.mark.parametrize(
    ("valid_until", "words"),
    [
        (date(2026, 11, 3), "Questo avviso valeva fino al 3 novembre 2026."),
        (date(2199, 3, 1), "Questo avviso vale fino al 1 marzo 2199."),
    ],
)
def test_a_notice_says_until_when_it_holds(client, section, valid_until, words):
    facts = item("Orario che cambia", section("avvisi"), kind="notice", valid_until=valid_until)

    answer = client.get(facts.extended_object.get_absolute_url())

    assert answer.status_code == 200
    assert words in answer.text


def test_a_page_without_facts_is_shown_too(client, section):
    page = PageFactory(title="Senza dati", parent=section("notizie"), template="projects/news.html")

    assert "Senza dati" in client.get(page.get_absolute_url()).text


def test_a_shared_link_calls_news_an_article_and_search_engines_know_its_days(client):
    answer = client.get(ONLINE)
    head = Head(answer)

    assert head.graph["og:type"] == "article"
    assert head.graph["og:description"].startswith("Gli aiuti, gli uffici")
    assert '"@type":"NewsArticle"' in answer.text
    assert '"datePublished":"2026-11-22"' in answer.text


def test_a_notice_is_no_news_to_search_engines(section):
    facts = item("Orario", section("avvisi"), kind="notice", valid_until=date(2199, 3, 1))

    told = structured_data.article(facts, "Orario", "Un riassunto.", "/novita/avvisi/orario/", "it")

    assert (told["@type"], told["expires"]) == ("Article", "2199-03-01")
    assert list(strange_to_schema_org(told)) == []


@pytest.mark.parametrize("change", [{"kind": "release"}, {"area": True}, {"topics": True}])
def test_another_fact_changes_the_day_of_the_page(section, django_capture_on_commit_callbacks, change):
    facts = item("Una notizia", section("notizie"))
    with django_capture_on_commit_callbacks(execute=True):
        facts.save()
    News.objects.filter(pk=facts.pk).update(modified_on=date(2020, 1, 1))
    facts.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        if "topics" in change:
            facts.topics.add(Topic.objects.first())
        facts.area = ActionArea.objects.first() if "area" in change else None
        facts.kind = change.get("kind", facts.kind)
        facts.save()

    facts.refresh_from_db()
    assert facts.modified_on == day()


def test_what_is_not_published_is_in_no_list(section):
    notizie = section("notizie")
    item("Bozza", notizie, is_published=False)
    taken_down = item("Tolta", notizie).extended_object
    Version.objects.get_for_content(PageContent.objects.get(page=taken_down)).unpublish(writing.site_author())

    found = {news.title for news in listed(newest_first(published_news("it")))}

    assert found & {"Bozza", "Tolta"} == set()
    assert {*titles(latest("it"))} & {"Bozza", "Tolta"} == set()


def test_lists_cost_one_query_however_many_there_are(section, django_assert_num_queries):
    navigation.published("it").first()  # content types are read once
    notizie = section("notizie")
    for number in range(12):
        item(f"Notizia {number}", notizie)

    with django_assert_num_queries(1):
        assert len(listed(newest_first(published_news("it", below=notizie))[:10])) == 10
    with django_assert_num_queries(1):
        assert len(latest_of_each_kind("it", 3)["news"]) == 3


def test_the_home_page_has_what_the_lists_have_first(section, django_assert_num_queries):
    navigation.published("it").first()
    for days in (9, 3, 6):
        page = PageFactory(title=f"Fra {days} giorni", template="projects/initiative.html")
        moment = timezone.now() + timedelta(days=days)
        OccurrenceFactory(initiative=InitiativeFactory(extended_object=page), starts_at=moment)
        item(f"Notizia di {days}", section("notizie"), first_published_on=day(days))
    item("Scaduto", section("avvisi"), kind="notice", valid_until=day(-1))

    with django_assert_num_queries(3):
        on = whats_on("it", 2)

    assert [news.title for news in on.news] == ["Notizia di 9", "Notizia di 6"] == titles(latest("it"))[:2]
    assert on.initiatives == next_initiatives("it", 2)
    assert [initiative.title for initiative in on.initiatives] == ["Fra 3 giorni", "Fra 6 giorni"]
