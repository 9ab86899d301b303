"""What goes wrong while somebody without a mouse writes: a session that ends, another person at the same thing."""

import re

import pytest
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url
from django.contrib.sessions.models import Session
from djangocms_text.models import Text
from djangocms_versioning.models import Version
from playwright.sync_api import expect

from contacts.models import Office
from cremona_site import writing
from cremona_site.publication.links import version_url
from cremona_site.publication.locks import pass_to
from tests.browser.effort import count_clicks
from tests.browser.hands import Hands
from tests.browser.staff import PASSWORD, Editor
from tests.factories import PageFactory, PublisherFactory

pytestmark = pytest.mark.with_coverage

OVER = "La sessione è scaduta"
BACK = "Sei di nuovo dentro: adesso puoi salvare."
OFFICE = "Centro Locale di Parità"


@pytest.fixture
def draft():
    page = PageFactory(title="Sportello di prova", slug="prova", slots={"content": "<p>Parole di prima.</p>"})
    return Version.objects.get_for_content(writing.draft_of(page))


@pytest.fixture
def lets_go(complaints):
    """The answer that tells a page that its session is over is what these tests are about."""
    complaints.expect(r"(answer 401|console .*401)")


@pytest.fixture
def colleague(new_context):
    """A second person who publishes."""
    PublisherFactory(username="anna", password=PASSWORD, first_name="Anna")
    editor = Editor(new_context().new_page())
    editor.sign_in("anna", PASSWORD)
    return editor


def sign_in_beside(editor, hands):
    """Through the link of the notice, in the window that it opens, and back: what a window manager does by keys."""
    with editor.page.context.expect_page() as opened:
        hands.press(editor.page.get_by_role("link", name="Accedi di nuovo"))
    door = opened.value
    at_the_door = Hands(door)
    at_the_door.write(door.get_by_label("Nome utente"), "pubblicazione")
    at_the_door.write(door.get_by_label("Password"), PASSWORD)
    door.keyboard.press("Enter")
    expect(door.get_by_text("tornare a quella con il tuo testo")).to_be_visible()
    door.close()
    editor.page.bring_to_front()
    editor.page.evaluate("dispatchEvent(new Event('focus'))")


def open_office(editor):
    """From the desk."""
    editor.page.goto("/admin/")
    hands = Hands(editor.page)
    hands.press(editor.page.get_by_role("link", name=OFFICE).first)
    editor.page.wait_for_url("**/change/**")
    editor.settle()
    return hands


def address_of(editor):
    return editor.page.get_by_label("Via e numero")


def save(editor, hands):
    hands.press(editor.page.get_by_role("button", name="Salva", exact=True))


def test_a_form_is_saved_though_the_session_ended(pubblicazione, lets_go):
    clicks = count_clicks(pubblicazione.page.context)
    hands = open_office(pubblicazione)
    hands.write(address_of(pubblicazione), "Via Nuova, 1")
    Session.objects.all().delete()

    save(pubblicazione, hands)
    expect(pubblicazione.page.get_by_role("alert")).to_contain_text(OVER)
    sign_in_beside(pubblicazione, hands)
    expect(pubblicazione.page.get_by_role("alert")).to_contain_text(BACK)
    save(pubblicazione, hands)
    expect(pubblicazione.page.locator("li.success")).to_be_visible()

    assert Office.objects.get(name=OFFICE).address == "Via Nuova, 1"
    assert clicks.number == 0


def test_words_written_in_the_page_are_saved_though_the_session_ended(pubblicazione, draft, lets_go):
    clicks = count_clicks(pubblicazione.page.context)
    pubblicazione.open(get_object_edit_url(draft.content))
    hands = Hands(pubblicazione.page)
    hands.write(pubblicazione.page.get_by_role("textbox").filter(has_text="Parole di prima."), "Scritto a fine turno.")
    Session.objects.all().delete()

    pubblicazione.page.keyboard.press("Tab")
    expect(pubblicazione.page.get_by_role("alert").filter(has_text=OVER)).to_be_visible()
    with pubblicazione.page.expect_response(re.compile("/edit-plugin/")) as saved:
        sign_in_beside(pubblicazione, hands)

    assert saved.value.ok
    expect(pubblicazione.page.get_by_role("alert").filter(has_text=BACK)).to_be_visible()
    assert Text.objects.filter(body__contains="Scritto a fine turno.").exists()
    assert clicks.number == 0


def test_the_second_of_two_at_an_office_reads_both_and_saves_anyway(pubblicazione, colleague, visitor):
    clicks = [count_clicks(editor.page.context) for editor in (pubblicazione, colleague)]
    mine, annas = open_office(pubblicazione), open_office(colleague)
    annas.write(address_of(colleague), "Via di Anna, 2")
    save(colleague, annas)
    expect(colleague.page.locator("li.success")).to_be_visible()

    mine.write(address_of(pubblicazione), "Via mia, 3")
    save(pubblicazione, mine)
    both = pubblicazione.page.get_by_role("table", name="Che cosa è cambiato mentre scrivevi")
    expect(both).to_contain_text("Via di Anna, 2")
    expect(both).to_contain_text("Via mia, 3")
    expect(pubblicazione.page.get_by_text("Anna").first).to_be_visible()
    mine.press(pubblicazione.page.get_by_role("button", name="Salva comunque la mia versione"))
    expect(pubblicazione.page.locator("li.success")).to_be_visible()

    visitor.goto(Office.objects.get(name=OFFICE).get_absolute_url())
    expect(visitor.get_by_role("main").get_by_text("Via mia, 3").first).to_be_visible()
    assert [counted.number for counted in clicks] == [0, 0]


def writes_unsaved(editor, draft, words):
    editor.open(get_object_preview_url(draft.content))
    editor.button("Modifica").click()
    editor.page.wait_for_url("**/edit/**")
    editor.settle()
    editor.rewrite("Parole di prima.", words)


def takes_over_and_writes(editor, draft, words):
    editor.open(version_url(draft, "unlock"))
    editor.page.get_by_role("button", name="Prendi la bozza").click()
    editor.page.wait_for_url("**/edit/**")
    editor.settle()
    editor.rewrite("Parole di prima.", words)
    editor.leave_the_text()


def test_two_people_at_one_text_of_a_page_and_the_second_decides(redazione, pubblicazione, draft):
    writes_unsaved(redazione, draft, "Scritto in redazione.")
    takes_over_and_writes(pubblicazione, draft, "Scritto da chi pubblica.")
    pass_to(draft, None)

    redazione.page.get_by_role("heading", level=1).click()
    notice = redazione.page.get_by_role("alert").filter(has_text="questo testo è stato cambiato")
    expect(notice).to_contain_text("Scritto da chi pubblica.")
    assert not Text.objects.filter(body__contains="Scritto in redazione.").exists()
    with redazione.page.expect_response(re.compile("/edit-plugin/")) as saved:
        notice.get_by_role("button", name="Salva comunque la mia versione").click()

    assert saved.value.ok
    expect(notice).to_have_count(0)
    assert Text.objects.filter(body__contains="Scritto in redazione.").exists()


def test_who_lets_go_reads_the_words_of_the_other(redazione, pubblicazione, draft):
    writes_unsaved(redazione, draft, "Scritto in redazione.")
    takes_over_and_writes(pubblicazione, draft, "Scritto da chi pubblica.")
    pass_to(draft, None)

    redazione.page.get_by_role("heading", level=1).click()
    with redazione.page.expect_event("load"):
        redazione.page.get_by_role("button", name="Lascia perdere").click()

    expect(redazione.page.get_by_role("main").get_by_text("Scritto da chi pubblica.")).to_be_visible()
    expect(redazione.page.get_by_role("alert").filter(has_text="non era stato salvato")).to_have_count(0)


def test_words_in_a_draft_that_was_taken_over_wait_until_it_is_free(redazione, pubblicazione, draft, complaints):
    complaints.expect(r"(answer 403|console .*403)")
    writes_unsaved(redazione, draft, "Scritto in redazione.")
    takes_over_and_writes(pubblicazione, draft, "Scritto da chi pubblica.")

    redazione.page.get_by_role("heading", level=1).click()
    notice = redazione.page.get_by_role("alert").filter(has_text="Non è stato salvato nulla")
    expect(notice).to_contain_text("in mano a un’altra persona")
    pass_to(draft, None)
    notice.get_by_role("button", name="Riprova a salvare").click()
    expect(notice).to_contain_text("Scritto da chi pubblica.")
    with redazione.page.expect_response(re.compile("/edit-plugin/")) as saved:
        notice.get_by_role("button", name="Salva comunque la mia versione").click()

    assert saved.value.ok
    expect(notice).to_have_count(0)
    assert Text.objects.filter(body__contains="Scritto in redazione.").exists()
