"""Staff change what is kept beside the words: the facts of a project and the offices of a page."""

import pytest
from playwright.sync_api import expect

from tests.browser.site_map import PROJECT, SECTION

pytestmark = pytest.mark.front_end

SUBTITLE = "Ascolto e sostegno per chi subisce la violenza mafiosa"


def open_project_facts(editor):
    editor.open(PROJECT)
    editor.choose("Pagina", "Dati del progetto")
    return editor.page.frame_locator(".cms-modal iframe")


def test_a_new_subtitle_reaches_visitors_at_once(pubblicazione, visitor):
    form = open_project_facts(pubblicazione)
    form.get_by_label("Sottotitolo").fill(SUBTITLE)
    pubblicazione.save_facts()

    visitor.goto(PROJECT)

    expect(visitor.get_by_role("main").get_by_text(SUBTITLE, exact=True)).to_be_visible()
    expect(pubblicazione.page.get_by_role("main").get_by_text(SUBTITLE, exact=True)).to_be_visible()


def test_the_history_of_the_facts_tells_who_changed_them(pubblicazione):
    form = open_project_facts(pubblicazione)
    form.get_by_label("Sottotitolo").fill(SUBTITLE)
    pubblicazione.save_facts()

    history = open_project_facts(pubblicazione)
    history.get_by_role("link", name="chi li ha cambiati e quando").click()

    expect(history.get_by_role("row", name="pubblicazione")).to_be_visible()


def test_redazione_reads_the_facts_of_a_published_page_and_cannot_change_them(redazione):
    form = open_project_facts(redazione)

    expect(form.get_by_text("Strategie di ascolto")).to_be_visible()
    expect(form.get_by_role("textbox")).to_have_count(0)
    expect(redazione.window.get_by_role("link", name="Salva")).to_have_count(0)


def test_an_office_is_added_to_a_page(pubblicazione, visitor):
    pubblicazione.open(SECTION)
    pubblicazione.new_draft()
    slot = pubblicazione.open_slot("Uffici")
    slot.locator(".cms-dragbar .cms-submenu-add").click()
    form = pubblicazione.page.frame_locator(".cms-modal iframe")
    form.get_by_label("Ufficio").select_option(label="Centro Locale di Parità")
    pubblicazione.save_in_the_window()
    expect(slot).to_contain_text("Scheda di un ufficio Centro Locale di Parità")
    pubblicazione.publish()

    visitor.goto(SECTION)

    expect(visitor.get_by_role("link", name="Telefono 1 0372 407006")).to_be_visible()
