"""«Dati della notizia…»: who fills them in, and what is refused."""

from datetime import date

import pytest
from cms.models import Page, PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url
from django.urls import reverse

from projects.models import News, Topic
from tests.factories import AdministratorFactory, NewsFactory, PageFactory, documents, filled_form, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft():
    """A function that begins a page of news below a section."""

    def begin(section="avvisi"):
        parent = Page.objects.get(reverse_id=section)
        return PageFactory(title="Bozza", parent=parent, template="projects/news.html", is_published=False)

    return begin


def add_url(page):
    return reverse("admin:projects_news_add") + f"?extended_object={page.pk}&_popup=1"


def send(browser, url, **typed):
    return browser.post(url, filled_form(browser.get(url), **typed))


def test_the_page_menu_opens_the_facts_of_news(writer, draft):
    content = PageContent.admin_manager.get(page=draft())

    assert "Dati della notizia…" in writer.get(get_object_edit_url(content)).text


@pytest.mark.parametrize(("section", "kind"), [("notizie", "news"), ("comunicati", "release"), ("avvisi", "notice")])
def test_the_kind_is_that_of_the_section(writer, draft, section, kind):
    page = draft(section)

    send(writer, add_url(page))

    assert News.objects.get(extended_object=page).kind == kind


def test_a_writer_fills_in_the_facts_of_a_new_page(writer, draft):
    page = draft()
    topic = Topic.objects.get(name="Giustizia")

    send(writer, add_url(page), kind="notice", valid_until="2026-12-24", topics=[topic.pk])

    news = News.objects.get(extended_object=page)
    assert (news.valid_until, list(news.topics.all())) == (date(2026, 12, 24), [topic])
    assert news.history.first().topics.get().topic == topic


def test_a_kind_that_is_not_that_of_the_section_is_sent_back(writer, draft):
    page = draft("comunicati")

    answer = send(writer, add_url(page), kind="notice")

    assert "La pagina sta in «Comunicati», quindi il tipo è «Comunicato»." in answer.text
    assert "sposta la pagina in «Avvisi»" in answer.text
    assert not News.objects.filter(extended_object=page).exists()


def test_a_page_deeper_below_a_section_is_of_its_kind_too(writer, draft):
    folder = PageFactory(title="2026", parent=Page.objects.get(reverse_id="avvisi"), template="cms/section.html")
    page = PageFactory(title="Bozza", parent=folder, template="projects/news.html", is_published=False)

    answer = send(writer, add_url(page), kind="news")

    assert "La pagina sta in «Avvisi»" in answer.text


def test_a_page_outside_the_sections_may_be_of_any_kind(writer):
    page = PageFactory(title="Altrove", template="projects/news.html", is_published=False)

    send(writer, add_url(page), kind="release")

    assert News.objects.get(extended_object=page).kind == "release"


def test_only_a_notice_has_an_end(writer, draft):
    page = draft("notizie")

    answer = send(writer, add_url(page), kind="news", valid_until="2026-12-24")

    assert "Solo un avviso ha una scadenza" in answer.text
    assert not News.objects.filter(extended_object=page).exists()


def test_a_writer_only_looks_at_the_facts_of_a_published_page(writer):
    url = reverse("admin:projects_news_change", args=[NewsFactory().pk])

    looked, sent = writer.get(url), writer.post(url, {"kind": "news"})

    assert looked.status_code == 200
    assert 'name="_save"' not in looked.text
    assert sent.status_code == 403


def test_the_area_is_chosen_and_not_changed_or_deleted_from_there():
    administrator = signed_in(AdministratorFactory())

    html = administrator.get(reverse("admin:projects_news_change", args=[NewsFactory().pk])).text

    assert 'name="area"' in html
    assert "related-widget-wrapper-link" not in html


def test_a_publisher_changes_the_date_and_visitors_see_it_at_once(publisher, client):
    news = NewsFactory()

    send(publisher, reverse("admin:projects_news_change", args=[news.pk]), first_published_on="2027-01-05")

    assert "5 gennaio 2027" in client.get(news.extended_object.get_absolute_url()).text


def test_a_copied_page_keeps_its_topics_and_begins_its_dates_anew():
    news = NewsFactory(kind="notice", valid_until=date(2026, 12, 24))
    news.topics.add(Topic.objects.get(name="Giustizia"))

    copy = news.copy(PageFactory(title="Copia", template="projects/news.html"), "it")

    assert [topic.name for topic in copy.topics.all()] == ["Giustizia"]
    assert (copy.kind, copy.valid_until, copy.first_published_on) == ("notice", None, None)


def test_a_copy_in_another_section_is_of_its_kind(draft):
    news = NewsFactory(extended_object=draft("avvisi"), kind="notice")

    copy = news.copy(draft("comunicati"), "it")

    assert copy.kind == "release"


def test_news_that_are_moved_to_another_section_take_its_kind(publisher, draft):
    news = NewsFactory(extended_object=draft("avvisi"), kind="notice", valid_until=date(2199, 3, 1))
    target = Page.objects.get(reverse_id="notizie")

    moved = {"position": 0, "target": target.pk}
    publisher.post(reverse("admin:cms_page_move_page", args=[news.extended_object_id]), moved)

    news.refresh_from_db()
    assert (news.kind, news.valid_until) == ("news", None)


@pytest.mark.parametrize("address_of", [get_object_edit_url, get_object_preview_url])
def test_staff_see_a_draft_with_its_facts_and_documents(writer, draft, address_of):
    page = draft("avvisi")
    NewsFactory(extended_object=page, kind="notice", valid_until=date(2199, 3, 1))
    content = PageContent.admin_manager.get(page=page)
    documents.placed_document(content, documents.stored_document(), slot="documents")

    html = writer.get(address_of(content)).text

    assert "Questo avviso vale fino al 1 marzo 2199." in html
    assert "Manifesto della campagna" in html
