"""What somebody typed is never lost: not by a session that ends, by another editor, by a second click."""

import errno
import re

import pytest
from cms.models import PageContent
from django.contrib.sessions.models import Session
from djangocms_text.models import Text
from playwright.sync_api import expect

from contacts.models import Office
from projects.models import Initiative
from tests.browser.site_map import PROJECT
from tests.browser.staff import PASSWORD

OVER = "La sessione è scaduta"
OLD = "Parlare di mafia può fare paura"
BACK = "Sei di nuovo dentro: adesso puoi salvare."
NOT_SAVED = re.compile("C’è un testo che non era stato salvato, delle")


@pytest.fixture
def initiative(site):
    return Initiative.objects.first()


@pytest.fixture
def lets_go(complaints):
    """The answer that tells a page that its session is over is what these tests are about."""
    complaints.expect(r"(answer 401|console .*401)")


def sign_in_again(editor, username):
    """In the window that the notice opens beside."""
    with editor.page.context.expect_page() as opened:
        editor.page.get_by_role("link", name="Accedi di nuovo").click()
    door = opened.value
    door.get_by_label("Nome utente").fill(username)
    door.get_by_label("Password").fill(PASSWORD)
    door.get_by_role("button", name="Accedi", exact=True).click()
    expect(door.get_by_text("tornare a quella con il tuo testo")).to_be_visible()
    door.close()
    editor.page.bring_to_front()
    editor.page.evaluate("dispatchEvent(new Event('focus'))")


def sign_in_here(page, username):
    page.get_by_label("Nome utente").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Accedi", exact=True).click()


def facts_of(page, initiative):
    page.goto(f"/admin/projects/initiative/{initiative.pk}/change/")
    page.wait_for_load_state("networkidle")


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('cr-draft:'))")


def wait_until_kept(page, is_something=True):
    """The policy of staff's pages lets nobody evaluate a string, so Playwright's own wait is refused there."""
    for _ in range(60):
        if bool(kept(page)) == is_something:
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"Kept in the browser: {kept(page)}")


@pytest.mark.front_end
def test_a_form_says_that_the_session_is_over_and_saves_after_signing_in_beside(pubblicazione, initiative, lets_go):
    page = pubblicazione.page
    facts_of(page, initiative)
    page.get_by_label("Organizzata con").fill("Un testo lungo")
    Session.objects.all().delete()

    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_role("alert")).to_contain_text(OVER)
    sign_in_again(pubblicazione, "pubblicazione")
    expect(page.get_by_role("alert")).to_contain_text(BACK)
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_text("Modifiche salvate")).to_be_visible()

    assert Initiative.objects.get(pk=initiative.pk).organisers == "Un testo lungo"
    wait_until_kept(page, is_something=False)


@pytest.mark.front_end
def test_a_form_offers_the_text_that_was_left_when_the_session_ended(pubblicazione, initiative):
    page = pubblicazione.page
    facts_of(page, initiative)
    page.get_by_label("Organizzata con").fill("Un testo lungo")
    wait_until_kept(page)
    Session.objects.all().delete()
    again = page.context.new_page()

    again.goto(f"/admin/projects/initiative/{initiative.pk}/change/")
    sign_in_here(again, "pubblicazione")
    expect(again.get_by_role("alert")).to_contain_text(NOT_SAVED)
    again.get_by_role("button", name="Ripristina").press("Enter")

    expect(again.get_by_label("Organizzata con")).to_have_value("Un testo lungo")


@pytest.mark.front_end
def test_a_text_that_is_thrown_away_is_not_offered_again(pubblicazione, initiative):
    page = pubblicazione.page
    facts_of(page, initiative)
    page.get_by_label("Organizzata con").fill("Da buttare")
    wait_until_kept(page)
    page.get_by_label("Organizzata con").fill("Da buttare via")
    again = page.context.new_page()
    facts_of(again, initiative)

    again.get_by_role("button", name="Scarta").click()

    wait_until_kept(again, is_something=False)


@pytest.mark.front_end
def test_signing_out_leaves_nothing_in_the_browser(pubblicazione, initiative):
    page = pubblicazione.page
    page.on("dialog", lambda dialog: dialog.accept())
    facts_of(page, initiative)
    page.get_by_label("Organizzata con").fill("Un testo")
    wait_until_kept(page)

    page.get_by_role("button", name="Esci").click()
    page.wait_for_url(re.compile("/accesso/"))

    wait_until_kept(page, is_something=False)


def test_a_form_that_a_full_disk_refused_offers_its_text_again(pubblicazione, initiative, complaints, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    complaints.expect(r"(answer 507|console .*507)")
    page = pubblicazione.page
    facts_of(page, initiative)
    page.get_by_label("Organizzata con").fill("Un testo lungo")
    with monkeypatch.context() as patch:
        patch.setattr(Initiative, "save", full)
        page.get_by_role("button", name="Salva").click()
        expect(page.get_by_role("heading", name="Lo spazio sul server è esaurito")).to_be_visible()

    page.get_by_role("link", name="riapri la pagina di prima").click()
    expect(page.get_by_role("alert")).to_contain_text(NOT_SAVED)
    page.get_by_role("button", name="Ripristina").click()
    expect(page.get_by_label("Organizzata con")).to_have_value("Un testo lungo")
    page.get_by_role("button", name="Salva").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    assert Initiative.objects.get(pk=initiative.pk).organisers == "Un testo lungo"
    wait_until_kept(page, is_something=False)


def test_a_text_in_the_page_that_a_full_disk_refused_is_told_and_saved_later(pubblicazione, complaints, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    complaints.expect(r"(answer 507|console .*507)")
    page = pubblicazione.page
    pubblicazione.open(PROJECT)
    pubblicazione.new_draft()
    pubblicazione.rewrite(OLD, "Scritto mentre il disco era pieno")
    with monkeypatch.context() as patch:
        patch.setattr(Text, "save", full)
        page.get_by_role("heading", level=1).click()
        expect(page.get_by_role("alert").filter(has_text="lo spazio sul server è esaurito")).to_be_visible()

    with page.expect_response(re.compile("/edit-plugin/")) as saved:
        page.get_by_role("button", name="Riprova a salvare").click()

    assert saved.value.ok
    assert Text.objects.filter(body__contains="Scritto mentre il disco era pieno").exists()


@pytest.mark.front_end
def test_a_text_written_in_the_page_survives_the_end_of_the_session(pubblicazione, lets_go):
    page = pubblicazione.page
    pubblicazione.open(PROJECT)
    pubblicazione.new_draft()
    pubblicazione.rewrite(OLD, "Scritto mentre la sessione finiva")
    Session.objects.all().delete()

    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("alert").filter(has_text=OVER)).to_be_visible()
    with page.expect_response(re.compile("/edit-plugin/")) as saved:
        sign_in_again(pubblicazione, "pubblicazione")

    assert saved.value.ok
    expect(page.get_by_role("alert").filter(has_text=BACK)).to_be_visible()
    assert Text.objects.filter(body__contains="Scritto mentre la sessione finiva").exists()


@pytest.mark.front_end
def test_a_text_written_in_the_page_is_offered_again_after_the_window_was_closed(pubblicazione, lets_go):
    page = pubblicazione.page
    pubblicazione.open(PROJECT)
    pubblicazione.new_draft()
    address = page.url
    pubblicazione.rewrite(OLD, "Scritto e poi perso")
    wait_until_kept(page)
    Session.objects.all().delete()
    again = page.context.new_page()
    page.close(run_before_unload=False)

    again.goto(address)
    sign_in_here(again, "pubblicazione")
    offer = again.get_by_role("alert").filter(has_text=NOT_SAVED)
    expect(offer).to_be_visible()
    offer.get_by_role("button", name="Ripristina").click()
    with again.expect_response(re.compile("/edit-plugin/")) as saved:
        again.get_by_role("heading", level=1).click()

    assert saved.value.ok
    assert Text.objects.filter(body__contains="Scritto e poi perso").exists()


def test_the_second_of_two_windows_is_told_and_decides(pubblicazione, initiative):
    other = pubblicazione.page.context.new_page()
    page = pubblicazione.page
    facts_of(page, initiative)
    facts_of(other, initiative)
    other.get_by_label("Organizzata con").fill("Di chi ha salvato prima")
    other.get_by_role("button", name="Salva").click()
    expect(other.get_by_text("Modifiche salvate")).to_be_visible()

    page.get_by_label("Organizzata con").fill("Di chi ha salvato dopo")
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_role("table", name="Che cosa è cambiato mentre scrivevi")).to_contain_text(
        "Di chi ha salvato prima"
    )
    expect(page.get_by_label("Organizzata con")).to_have_value("Di chi ha salvato dopo")
    page.get_by_role("button", name="Salva comunque la mia versione").click()
    expect(page.get_by_text("Modifiche salvate")).to_be_visible()

    assert Initiative.objects.get(pk=initiative.pk).organisers == "Di chi ha salvato dopo"


def test_a_double_click_adds_one_office(pubblicazione):
    page = pubblicazione.page
    page.goto("/admin/contacts/office/add/")
    page.wait_for_load_state("networkidle")
    page.get_by_label("Nome").fill("Sportello doppio")
    page.get_by_label("Via e numero").fill("Via Dante, 1")

    page.get_by_role("button", name="Salva", exact=True).dblclick()
    expect(page.locator(".messagelist .success")).to_be_visible()

    assert Office.objects.filter(name="Sportello doppio").count() == 1


@pytest.mark.front_end
def test_redazione_gets_its_draft_back_too(redazione):
    page = redazione.page
    redazione.open(PROJECT)
    redazione.new_draft()
    draft = PageContent.admin_manager.filter(versions__state="draft").latest("pk")
    page.goto(f"/admin/cms/pagecontent/{draft.pk}/change/")
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").fill("Un titolo non salvato")
    wait_until_kept(page)
    Session.objects.all().delete()
    again = page.context.new_page()

    again.goto(f"/admin/cms/pagecontent/{draft.pk}/change/")
    sign_in_here(again, "redazione")
    expect(again.get_by_role("alert")).to_contain_text(NOT_SAVED)
    again.get_by_role("button", name="Ripristina").click()

    expect(again.locator("#id_title")).to_have_value("Un titolo non salvato")
