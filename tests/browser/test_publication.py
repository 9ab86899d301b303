"""From draft to visitor: two people of the council, and a visitor who sees what they agreed on and nothing else."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from cms.models import PageContent
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.utils import timezone
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.models import StateTracking, Version
from playwright.sync_api import expect

from cremona_site import writing
from cremona_site.models import ScheduledChange
from cremona_site.publication.asking import ask
from cremona_site.publication.carrying_out import carry_out
from cremona_site.publication.links import ask_url, history_url, plans_url, request_url, schedule_url, version_url
from cremona_site.publication.locks import pass_to
from cremona_site.publication.planning import plan
from cremona_site.publication.versions import live_beside
from tests.browser.effort import count_clicks
from tests.browser.engines import ENGINES, load_engines
from tests.browser.keyboard import tab_to
from tests.factories import PageFactory, PublisherFactory, WriterFactory

REASON = "Scrivi anche a chi ci si rivolge."


@pytest.fixture
def draft():
    """A draft of a published page, which nobody holds."""
    page = PageFactory(title="Sportello di prova", slug="prova", slots={"content": "<p>Parole di prima.</p>"})
    content = writing.draft_of(page)
    content.meta_description = "Una pagina di prova per chi lavora al sito."
    content.save()
    writing.write_slot(content, "content", "<p>Parole nuove.</p>")
    return Version.objects.get_for_content(content)


def preview_of(version):
    content = Version.objects.get(pk=version.pk).content
    return f"/admin/cms/placeholder/object/{version.content_type_id}/preview/{content.pk}/"


def assert_reads(visitor, words):
    visitor.goto("/prova/")
    expect(visitor.get_by_role("main").get_by_text(words)).to_be_visible()


def press(editor, name, role="button"):
    editor.page.get_by_role(role, name=name, exact=True).click()


def test_asked_sent_back_mended_published_reverted(redazione, pubblicazione, visitor, draft, measured):
    writers, publishers = count_clicks(redazione.page.context), count_clicks(pubblicazione.page.context)

    redazione.open(preview_of(draft))
    redazione.button("Chiedi pubblicazione").click()
    redazione.page.get_by_label("Nota per chi pubblica").fill("Scade venerdì.")
    press(redazione, "Chiedi pubblicazione")
    redazione.settle()
    expect(redazione.toolbar.get_by_role("link", name=re.compile("In attesa dal .* \\(redazione\\)"))).to_be_visible()
    assert writers.number <= 2

    pubblicazione.open(preview_of(draft))
    pubblicazione.toolbar.get_by_role("link", name=re.compile("In attesa dal")).click()
    expect(pubblicazione.page.get_by_text("Scade venerdì.")).to_be_visible()
    pubblicazione.page.get_by_label("Che cosa va cambiato").fill(REASON)
    press(pubblicazione, "Rimanda indietro")
    expect(pubblicazione.page.get_by_text("rimandata indietro")).to_be_visible()
    assert publishers.number <= 2

    redazione.open(preview_of(draft))
    redazione.button("Rimandata indietro: leggi perché").click()
    expect(redazione.page.get_by_text(REASON)).to_be_visible()
    redazione.open(preview_of(draft))
    redazione.button("Modifica").click()
    redazione.page.wait_for_url("**/edit/**")
    redazione.settle()
    redazione.rewrite("Parole nuove.", "Parole nuove, a chi chiede aiuto.")
    redazione.leave_the_text()
    redazione.button("Chiedi pubblicazione").click()
    press(redazione, "Chiedi pubblicazione")
    redazione.settle()

    publishers.number = 0
    pubblicazione.open(preview_of(draft))
    pubblicazione.toolbar.get_by_role("link", name=re.compile("In attesa dal")).click()
    pubblicazione.page.get_by_role("button", name=re.compile("Pubblica")).click()
    pubblicazione.settle()
    assert publishers.number <= 2
    assert_reads(visitor, "Parole nuove, a chi chiede aiuto.")
    measured.append(f"ask for publication: 2 clicks; publish what was asked: {publishers.number} clicks")

    pubblicazione.open("/prova/")
    pubblicazione.revert_to("Non pubblicata")
    publish(pubblicazione)
    assert_reads(visitor, "Parole di prima.")


def publish(editor):
    """The toolbar's button, and the warnings of the checks where there are any."""
    editor.button("Pubblica").click()
    anyway = editor.page.get_by_role("button", name="Pubblica lo stesso")
    published = editor.toolbar.get_by_role("link", name="(Pubblicata)")
    expect(anyway.or_(published)).to_be_visible()
    if anyway.is_visible():
        anyway.click()
    expect(published).to_be_visible()


@pytest.mark.front_end
def test_by_the_keyboard_alone_a_writer_asks_and_a_publisher_publishes(redazione, pubblicazione, visitor, draft):
    writers, publishers = count_clicks(redazione.page.context), count_clicks(pubblicazione.page.context)

    redazione.open(preview_of(draft))
    by_keyboard(redazione, redazione.button("Chiedi pubblicazione"))
    by_keyboard(redazione, redazione.page.get_by_label("Nota per chi pubblica"), then="Scade venerdì.")
    by_keyboard(redazione, redazione.page.get_by_role("button", name="Chiedi pubblicazione"))
    redazione.page.wait_for_url("**/preview/**")

    pubblicazione.open(preview_of(draft))
    by_keyboard(pubblicazione, pubblicazione.toolbar.get_by_role("link", name=re.compile("In attesa dal")))
    by_keyboard(pubblicazione, pubblicazione.page.get_by_role("button", name=re.compile("Pubblica")))
    pubblicazione.page.wait_for_url("**/preview/**")

    assert_reads(visitor, "Parole nuove.")
    assert (writers.number, publishers.number) == (0, 0)


def by_keyboard(editor, target, then=""):
    """Goes to `target` by the Tab key, and types `then` there or presses Enter."""
    target.wait_for()
    leave_the_clock(editor.page)
    tab_to(editor.page, target.element_handle())
    if then:
        editor.page.keyboard.type(then)
    else:
        editor.page.keyboard.press("Enter")
        editor.page.wait_for_load_state("networkidle")


def leave_the_clock(page):
    """Out of the parts of a day or an hour, which the browser itself goes through and marks, to what comes next."""
    here = "['date', 'time'].includes(document.activeElement.type) && document.activeElement.name"
    while name := page.evaluate(here):
        page.keyboard.press("Tab")
        if page.evaluate(here) != name:
            page.keyboard.press("Shift+Tab")
            return


@pytest.mark.parametrize("keyboard", [False, pytest.param(True, marks=pytest.mark.front_end)])
def test_a_page_comes_and_goes_at_its_hour(pubblicazione, visitor, complaints, draft, keyboard):
    complaints.expect("410.*/prova/")
    clicks = count_clicks(pubblicazione.page.context)
    comes = timezone.localtime().replace(second=0, microsecond=0) + timedelta(minutes=2)
    goes = comes + timedelta(minutes=2)
    act = by_keyboard if keyboard else lambda editor, target: target.click()

    pubblicazione.open(preview_of(draft))
    act(pubblicazione, pubblicazione.toolbar.get_by_role("link", name=re.compile(r"Versione n\. \d+")))
    act(pubblicazione, pubblicazione.toolbar.get_by_role("link", name="Programma uscita o ritiro…"))
    fill_in(pubblicazione, "Esce", comes, keyboard)
    fill_in(pubblicazione, "Si toglie", goes, keyboard)
    act(pubblicazione, pubblicazione.page.get_by_role("button", name="Programma", exact=True))
    pubblicazione.page.wait_for_url("**/preview/**")
    expect(pubblicazione.toolbar.get_by_role("link", name=re.compile("In uscita il"))).to_be_visible()

    assert_reads(visitor, "Parole di prima.")
    carry_out(comes)
    assert_reads(visitor, "Parole nuove.")
    carry_out(goes)
    assert visitor.goto("/prova/").status == 410
    assert ScheduledChange.objects.get().state == "done"
    assert clicks.number == 0 if keyboard else clicks.number <= 3


def fill_in(editor, what, moment, keyboard):
    parts = [("il giorno", "%Y-%m-%d", ["%d%m%Y", "%m%d%Y"]), ("alle ore", "%H:%M", ["%H%M", "%I%M%p"])]
    for words, written, ways in parts:
        field = editor.page.get_by_label(f"{what} {words}")
        if keyboard:
            field.wait_for()
            leave_the_clock(editor.page)
            tab_to(editor.page, field.element_handle())
            type_parts(editor.page, field, moment.strftime(written), [moment.strftime(way) for way in ways])
        else:
            field.fill(moment.strftime(written))


def type_parts(page, field, wanted, ways):
    """The order of the parts of a day or an hour is that of the language of the machine, not of the page."""
    for way in ways:
        page.keyboard.type(way)
        if field.input_value() == wanted:
            return
        for _part in range(3):
            page.keyboard.press("ArrowLeft")
    raise AssertionError(f"{field} does not take {wanted}")


@pytest.mark.parametrize("keyboard", [False, pytest.param(True, marks=pytest.mark.front_end)])
def test_a_publisher_takes_over_a_draft_and_the_holder_learns_of_it(redazione, pubblicazione, draft, keyboard):
    holder = redazione_user()
    pass_to(draft, holder)
    clicks = count_clicks(pubblicazione.page.context)
    act = by_keyboard if keyboard else lambda editor, target: target.click()

    pubblicazione.open(preview_of(draft))
    expect(pubblicazione.toolbar.get_by_text("La sta modificando redazione dal")).to_be_visible()
    act(pubblicazione, pubblicazione.button("Prendi la bozza"))
    act(pubblicazione, pubblicazione.page.get_by_role("button", name="Prendi la bozza"))
    pubblicazione.page.wait_for_url("**/edit/**")

    redazione.open(preview_of(draft))
    expect(redazione.toolbar.get_by_text("La sta modificando pubblicazione dal")).to_be_visible()
    expect(redazione.button("Modifica")).to_have_count(0)
    expect(redazione.button("Prendi la bozza")).to_have_count(0)
    expect(redazione.button("Chiedi la bozza")).to_be_visible()
    assert [message.recipients() for message in mail.outbox] == [["redazione@example.org"]]
    assert clicks.number == 0 if keyboard else clicks.number <= 2


def test_two_runs_at_once_publish_once(draft):
    plan(draft, PublisherFactory(), timezone.now() - timedelta(seconds=1), None)

    with ThreadPoolExecutor(3) as pool:
        runs = [run.result() for run in [pool.submit(one_run) for _ in range(3)]]

    assert sorted(len(done) for done, _failed in runs) == [0, 0, 1]
    assert all(failed == [] for _done, failed in runs)
    assert StateTracking.objects.filter(version=draft.pk, new_state="published").count() == 1


def one_run():
    try:
        return carry_out()
    finally:
        connection.close()


def redazione_user():
    user = get_user_model().objects.get(username="redazione")
    user.email = "redazione@example.org"
    user.save()
    return user


@pytest.mark.front_end
@pytest.mark.parametrize("keyboard", [False, True])
def test_before_a_page_is_taken_down_one_reads_what_goes_with_it(pubblicazione, visitor, complaints, keyboard):
    complaints.expect("410.*/prova/")
    page = PageFactory(title="Sportello di prova", slug="prova")
    PageFactory(title="Orari di prova", parent=page)
    PageFactory(title="Che rinvia", slots={"content": '<p><a href="/prova/">Lo sportello di prova</a></p>'})
    act = by_keyboard if keyboard else lambda editor, target: target.click()

    pubblicazione.open("/prova/")
    act(pubblicazione, pubblicazione.toolbar.get_by_role("link", name=re.compile(r"Versione n\. \d+")))
    act(pubblicazione, pubblicazione.toolbar.get_by_role("link", name="Togli dal sito…"))
    expect(pubblicazione.page.get_by_role("link", name="Orari di prova")).to_be_visible()
    expect(pubblicazione.page.get_by_role("link", name="Che rinvia")).to_be_visible()
    act(pubblicazione, pubblicazione.page.get_by_role("button", name="Togli dal sito"))
    pubblicazione.page.wait_for_url("**/preview/**")

    assert visitor.goto("/prova/").status == 410


@pytest.mark.front_end
def test_two_versions_are_compared_in_italian(pubblicazione, draft):
    live = Version.objects.get_for_content(PageContent.objects.get(page=draft.content.page))
    address = f"/admin/djangocms_versioning/pagecontentversion/{live.pk}/compare/?compare_to={draft.pk}"

    pubblicazione.open(address)

    both = pubblicazione.page.frame_locator("iframe")
    expect(both.locator("ins").filter(has_text="nuove").first).to_be_visible()
    expect(both.locator("del").filter(has_text="prima").first).to_be_attached()
    expect(pubblicazione.page.get_by_role("heading", name=re.compile("Confronta la Versione n"))).to_be_visible()
    assert pubblicazione.page.locator("html").get_attribute("lang") == "it"


@pytest.mark.front_end
def test_redazione_finds_none_of_the_publishers_buttons(redazione, draft):
    redazione.open(preview_of(draft))

    for name in ("Pubblica", "Prendi la bozza"):
        expect(redazione.button(name)).to_have_count(0)
    for name in ("Programma uscita o ritiro…", "Togli dal sito…"):
        expect(redazione.toolbar.get_by_role("link", name=name)).to_have_count(0)
    assert Version.objects.get(pk=draft.pk).state == DRAFT


def addresses_of(draft):
    """All pages of ours on the way of one draft, filled with what they show."""
    anna = WriterFactory(username="anna", first_name="Anna", last_name="Bassi")
    live = live_beside(draft)
    asked, _is_new = ask(draft, anna, "Scade venerdì.")
    below = Version.objects.get_for_content(writing.draft_of(PageFactory(title="Sotto", parent=draft.content.page)))
    pass_to(below, anna)
    plan(live, PublisherFactory(), None, timezone.now() + timedelta(days=1))
    waiting = PageFactory(title="In ritardo", is_published=False)
    late = Version.objects.get_for_content(writing.draft_of(waiting))
    plan(late, PublisherFactory(), timezone.now() - timedelta(hours=1), None)
    return {
        "ask": ask_url(late),
        "request": request_url(asked),
        "history": history_url(draft.content),
        "schedule": schedule_url(draft),
        "withdrawal": schedule_url(live),
        "plans": plans_url(),
        "lock": version_url(below, "unlock"),
        "take down": version_url(live, "unpublish"),
    }


@pytest.mark.front_end
def test_no_page_of_publication_has_a_barrier_or_is_wider_than_a_small_phone(pubblicazione, draft):
    page = pubblicazione.page
    found = {}

    for name, address in addresses_of(draft).items():
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.goto(address).ok, name
        load_engines(page, "axe")
        found[name] = page.evaluate(ENGINES["axe"].run)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > 320:
            found[name].append(f"{wide} px wide")

    assert {name: barriers for name, barriers in found.items() if barriers} == {}
