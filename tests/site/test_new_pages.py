"""The forms that make new pages: one draft, in its place, with the facts of its kind; visitors see nothing of it."""

from datetime import date
from uuid import uuid4

import pytest
from cms.models import Page, PageContent
from cms.toolbar.utils import get_object_edit_url
from django.urls import reverse
from djangocms_text.models import Text
from djangocms_versioning.models import Version

from contacts.models import OfficeCard
from projects.models import Initiative, News, Topic
from tests.factories import OfficeFactory, PageFactory, StaffFactory, row_counts, signed_in

pytestmark = pytest.mark.django_db

FORMS = ["news", "initiative", "project", "page"]
WORDS = {"title": "L’apertura dello sportello", "summary": "Da lunedì c’è uno sportello nuovo.", "text": "", "slug": ""}
NO_DATES = {"dates-TOTAL_FORMS": 0, "dates-INITIAL_FORMS": 0}
NO_AREAS = {"areas-TOTAL_FORMS": 0, "areas-INITIAL_FORMS": 0}
LEAST = {
    "news": {"kind": "news"},
    "initiative": {"kind": "event"} | NO_DATES,
    "project": NO_AREAS,
    "page": {"template": "cms/page.html"},
}


def send(browser, form, **typed):
    """What a browser sends of a form in which `typed` was typed."""
    return browser.post(reverse(f"new_pages:{form}"), {"token": uuid4()} | WORDS | LEAST[form] | typed)


def rows_seen_by(browser):
    """How many rows there are once the CMS has noted that somebody came."""
    browser.get(reverse("new_pages:page"))
    return row_counts()


def draft(title=WORDS["title"]):
    return PageContent.admin_manager.get(title=title)


def problems(answer):
    return [problem.text for problem in answer.context["problems"]]


@pytest.mark.parametrize("form", ["choice", *FORMS])
def test_redazione_may_use_every_form(writer, form):
    assert writer.get(reverse(f"new_pages:{form}")).status_code == 200


@pytest.mark.parametrize("form", ["choice", *FORMS])
def test_staff_without_leave_to_make_pages_may_use_none(form):
    browser = signed_in(StaffFactory())

    assert browser.get(reverse(f"new_pages:{form}")).status_code == 403
    assert browser.post(reverse(f"new_pages:{form}"), WORDS).status_code == 403


@pytest.mark.parametrize("form", FORMS)
def test_a_new_page_is_a_draft_that_opens_for_editing_and_that_no_visitor_finds(writer, client, form):
    answer = send(writer, form)

    content = draft()
    assert Version.objects.get_for_content(content).state == "draft"
    assert "/edit/" in answer.url
    assert f"/{content.pk}/" in answer.url
    assert writer.get(answer.url.partition("#")[0]).status_code == 200
    assert not content.page.get_absolute_url("it") or client.get(content.page.get_absolute_url("it")).status_code == 404
    assert content.slug == "l-apertura-dello-sportello"
    assert content.meta_description == WORDS["summary"]


@pytest.mark.parametrize("form", FORMS)
def test_who_made_it_is_told_what_comes_next(writer, publisher, form):
    answers = [
        browser.get(send(browser, form, title=title).url)
        for browser, title in ((writer, "Della redazione"), (publisher, "Di chi pubblica"))
    ]

    told = [str(next(iter(answer.context["messages"]))) for answer in answers]
    assert "premi «Chiedi pubblicazione»" in told[0]
    assert "premi «Pubblica»" in told[1]


@pytest.mark.parametrize(("kind", "section"), [("news", "notizie"), ("release", "comunicati"), ("notice", "avvisi")])
def test_news_stand_in_the_section_of_their_kind(writer, kind, section):
    send(writer, "news", kind=kind)

    page = draft().page
    assert page.parent.reverse_id == section
    assert page.news.kind == kind


def test_news_come_with_their_facts(writer):
    topics = Topic.objects.all()[:2]

    send(writer, "news", kind="notice", valid_until="2027-03-31", topics=[topic.pk for topic in topics])

    news = draft().page.news
    assert news.valid_until == date(2027, 3, 31)
    assert set(news.topics.all()) == set(topics)


def test_only_a_notice_has_a_last_day(writer):
    answer = send(writer, "news", valid_until="2027-03-31")

    assert "Solo un avviso ha una scadenza" in problems(answer)[0]
    assert not News.objects.filter(extended_object__pagecontent_set__title=WORDS["title"]).exists()


def test_what_was_typed_becomes_paragraphs_and_lists_and_never_tags(writer):
    send(writer, "news", text="Da lunedì.\nAnche di sera.\n\nPorta:\n- un documento\n- <b>pazienza</b>\n\n\x07Grazie.")

    assert Text.objects.get(placeholder__object_id=draft().pk, placeholder__slot="content").body == (
        "<p>Da lunedì.<br>Anche di sera.</p><p>Porta:</p>"
        "<ul><li>un documento</li><li>&lt;b&gt;pazienza&lt;/b&gt;</li></ul><p>Grazie.</p>"
    )


def test_an_initiative_has_its_dates_at_a_place_or_at_an_office(writer):
    office = OfficeFactory(name="Centro donna")

    send(
        writer,
        "initiative",
        **{
            "dates-TOTAL_FORMS": 3,
            "dates-0-starts_at_0": "2027-06-18",
            "dates-0-starts_at_1": "20:30",
            "dates-0-ends_at_1": "23:00",
            "dates-0-place": "Sala Zanoni",
            "dates-0-locality": "Cremona",
            "dates-1-starts_at_0": "2027-06-20",
            "dates-1-is_all_day": "on",
            "dates-1-office": office.pk,
            "dates-1-locality": "Cremona",
            "dates-2-locality": "Cremona",
        },
    )

    initiative = draft().page.initiative
    first, second = initiative.dates
    assert (first.when, first.where.name) == ("18 giugno 2027, dalle 20:30 alle 23", "Sala Zanoni")
    assert (second.when, second.where.name) == ("20 giugno 2027", "Centro donna")
    assert initiative.extended_object.parent.reverse_id == "eventi"


def test_a_date_is_judged_as_in_the_facts_and_nothing_is_made(writer):
    before = rows_seen_by(writer)
    row = {"dates-0-starts_at_0": "2027-06-18", "dates-0-place": "Sala Zanoni", "dates-0-locality": "Cremona"}

    answer = send(writer, "initiative", **row | {"dates-TOTAL_FORMS": 1})

    assert problems(answer) == ["Scrivi anche l’ora, oppure spunta «tutto il giorno»."]
    assert 'value="Sala Zanoni"' in answer.text
    assert row_counts() == before


def test_another_date_is_asked_for_without_a_script_and_keeps_what_was_typed(writer):
    before = rows_seen_by(writer)

    answer = send(writer, "initiative", **{"_altra-riga": "", "title": "Una serata", "dates-TOTAL_FORMS": 2})

    assert answer.context["dates"].total_form_count() == 3
    assert 'value="Una serata"' in answer.text
    assert not answer.context["problems"]
    assert row_counts() == before


def test_a_project_has_a_page_for_each_action_and_the_cards_of_its_offices(writer):
    offices = [OfficeFactory(), OfficeFactory()]
    rows = {
        "areas-TOTAL_FORMS": 3,
        "areas-0-letter": "a",
        "areas-0-title": "Aiuto alle scuole",
        "areas-0-summary": "Andiamo nelle scuole.",
        "areas-1-letter": "b",
        "areas-1-title": "",
        "areas-2-letter": "c",
        "areas-2-title": "Aiuto ai negozi",
        "areas-2-summary": "Andiamo nei negozi.",
    }

    send(writer, "project", subtitle="Con le scuole", offices=[office.pk for office in offices], **rows)

    content = draft()
    areas = PageContent.admin_manager.filter(page__parent=content.page).order_by("page__path")
    assert content.page.project.subtitle == "Con le scuole"
    assert content.page.parent is None
    assert [(area.page.actionarea.letter, area.title, area.slug) for area in areas] == [
        ("a", "Aiuto alle scuole", "aiuto-alle-scuole"),
        ("c", "Aiuto ai negozi", "aiuto-ai-negozi"),
    ]
    assert {Version.objects.get_for_content(area).state for area in areas} == {"draft"}
    assert OfficeCard.objects.filter(placeholder__object_id=content.pk).count() == 2


def test_two_actions_of_a_project_do_not_share_a_letter(writer):
    rows = {"areas-TOTAL_FORMS": 2}
    for number, title in enumerate(["Scuole", "Negozi"]):
        rows |= {f"areas-{number}-letter": "a", f"areas-{number}-title": title, f"areas-{number}-summary": "Così."}

    answer = send(writer, "project", **rows)

    assert problems(answer) == ["Questa lettera è già di un’altra azione: scegline una diversa."]


def test_a_plain_page_stands_where_it_was_asked_to(writer):
    above = PageFactory(title="Sopra")

    send(writer, "page", where=above.pk, template="cms/section.html")

    content = draft()
    assert content.page.parent == above
    assert content.template == "cms/section.html"


def test_a_plain_page_does_not_stand_among_news(writer):
    news = Page.objects.get(reverse_id="notizie")

    answer = send(writer, "page", where=news.pk)

    assert "scegline un’altra" in problems(answer)[0]


def test_what_is_wrong_is_said_beside_its_field_with_what_was_typed(writer):
    before = rows_seen_by(writer)

    answer = send(writer, "news", title=" ", summary="x" * 170, text="Un testo lungo.")

    assert problems(answer) == [
        "Scrivi il titolo.",
        "È lunga 170 caratteri: togline 10, oppure sposta il resto nel testo.",
    ]
    assert 'id="id_title_error"' in answer.text
    assert "Un testo lungo." in answer.text
    assert row_counts() == before


def test_sections_that_somebody_deleted_are_missed_in_plain_words(writer):
    page = Page.objects.get(reverse_id="eventi")
    page.reverse_id = None
    page.save()

    answer = send(writer, "initiative")

    assert "manca la sezione «Eventi»" in problems(answer)[0]


def test_a_failure_leaves_nothing_behind(writer, monkeypatch):
    before = rows_seen_by(writer)
    monkeypatch.setattr(Initiative, "save", lambda self, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        send(writer, "initiative")

    assert row_counts() == before


@pytest.mark.parametrize("form", FORMS)
def test_a_form_sent_twice_makes_one_page(writer, form):
    token = uuid4()

    answers = [send(writer, form, token=token) for _time in range(2)]

    assert PageContent.admin_manager.filter(title=WORDS["title"]).count() == 1
    assert answers[0].url == answers[1].url


def test_the_same_form_of_somebody_else_is_another_one(writer, publisher):
    token = uuid4()

    send(writer, "page", token=token)
    send(publisher, "page", token=token, title="Un’altra")

    assert draft() != draft("Un’altra")


@pytest.mark.parametrize(("form", "address"), [("news", "/novita/"), ("initiative", "/vivere-cremona/eventi/")])
def test_what_visitors_see_does_not_change(writer, client, form, address):
    before = client.get(address).content

    send(writer, form)

    assert client.get(address).content == before


def test_redazione_begins_the_sheet_of_a_service_which_then_waits_for_its_facts(writer):
    send(writer, "page", template="projects/service.html", text="Telefona allo sportello.")

    content = draft()
    assert content.template == "projects/service.html"
    assert Text.objects.get(placeholder__slot="how_to", placeholder__object_id=content.pk).body == (
        "<p>Telefona allo sportello.</p>"
    )
    editing = writer.get(get_object_edit_url(content, "it"))
    assert "Dati del servizio…" in editing.content.decode()
