"""Somebody writes, looks at what there is to mend, mends it and publishes; and pastes from a word processor."""

import re

import pytest
from cms.toolbar.utils import get_object_edit_url
from djangocms_text.models import Text
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import Version
from playwright.sync_api import expect

from cremona_site import writing
from tests.browser.engines import barriers, load_engines
from tests.factories import PageFactory
from tests.factories.images import placed_picture, stored_image

pytestmark = pytest.mark.with_coverage

WRONG = "<h4>Orari</h4><p>Siamo aperti ogni giorno.</p>"
DOUBTFUL = '<h2>Orari</h2><p>Gli orari sono <a href="/">qui</a>.</p>'
FINE = "<h2>Orari</h2><p>Siamo aperti ogni giorno.</p>"
OF_WORD = (
    "<html><head><style>p.MsoNormal {margin:0cm}</style></head><body><!--StartFragment-->"
    '<p class="MsoNormal" style="mso-margin-top-alt:auto"><span style="font-family:Calibri;color:#1F497D">'
    "Porta con te<o:p></o:p></span></p>"
    '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="font-family:Symbol">·<span>'
    "&nbsp;&nbsp;&nbsp;&nbsp; </span></span>i guanti</p>"
    '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="font-family:Symbol">·<span>'
    "&nbsp;&nbsp;&nbsp;&nbsp; </span></span><b>gli stivali</b></p>"
    '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>'
)
PASTE = """(element, html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', 'Porta con te')
    element.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
}"""


def draft_with(html, **attributes):
    page = PageFactory(title="Orto dei ragazzi", slots={"content": html}, is_published=False, **attributes)
    return writing.draft_of(page)


def state_of(content):
    return Version.objects.get_for_content(type(content).admin_manager.get(pk=content.pk)).state


def body_of(content):
    return Text.objects.get(placeholder__in=content.placeholders.all()).body


def assert_no_barriers(page):
    load_engines(page)
    assert barriers(page) == {}


def test_an_error_stops_the_publication_and_leads_to_the_text_where_it_is_mended(pubblicazione):
    content = draft_with(WRONG)
    pubblicazione.open(get_object_edit_url(content))

    pubblicazione.button("Pubblica").click()
    expect(pubblicazione.page.get_by_role("alert")).to_contain_text("La pagina non è stata pubblicata.")
    assert_no_barriers(pubblicazione.page)
    pubblicazione.page.get_by_role("link", name="Correggi").click()

    expect(pubblicazione.page.get_by_role("textbox").filter(has_text="Orari")).to_be_focused()
    assert state_of(content) == DRAFT


def test_a_missing_description_leads_to_the_settings_of_the_page(pubblicazione):
    content = draft_with(FINE, meta_description="")
    pubblicazione.open(get_object_edit_url(content))
    pubblicazione.button("Controlla (1)").click()

    pubblicazione.page.get_by_role("link", name="Apri le impostazioni").click()
    form = pubblicazione.page.frame_locator(".cms-modal iframe")
    form.get_by_label(re.compile("Descrizione|descrizione")).fill("Un orto per chi ha meno di diciotto anni.")
    with pubblicazione.page.expect_event("load"):
        pubblicazione.window.get_by_role("link", name="Salva").click()
    pubblicazione.settle()
    pubblicazione.publish()

    assert state_of(content) == PUBLISHED


def test_a_picture_without_words_opens_in_its_window(redazione):
    content = draft_with(FINE)
    placed_picture(content, stored_image(), alternative_text="")
    redazione.open(get_object_edit_url(content))
    redazione.button("Controlla (1)").click()

    redazione.page.get_by_role("link", name="Correggi").click()

    form = redazione.page.frame_locator(".cms-modal iframe")
    expect(form.get_by_label("Testo alternativo")).to_have_value("")


def test_a_warning_asks_and_pubblicazione_decides(pubblicazione, visitor):
    content = draft_with(DOUBTFUL, slug="orto")
    pubblicazione.open(get_object_edit_url(content))

    pubblicazione.button("Pubblica").click()
    expect(pubblicazione.page.get_by_role("heading", name="Da guardare")).to_be_visible()
    assert_no_barriers(pubblicazione.page)
    pubblicazione.page.get_by_role("button", name="Pubblica lo stesso").click()

    pubblicazione.page.wait_for_url("**/orto/")
    visitor.goto("/orto/")
    expect(visitor.get_by_role("heading", name="Orari")).to_be_visible()


def test_redazione_sees_what_there_is_to_mend_and_cannot_publish(redazione):
    content = draft_with(DOUBTFUL)
    redazione.open(get_object_edit_url(content))

    redazione.button("Controlla (1)").click()

    expect(redazione.page.get_by_role("heading", name="Da guardare")).to_be_visible()
    expect(redazione.page.get_by_role("button", name=re.compile("Pubblica"))).to_have_count(0)


def test_what_was_just_typed_is_looked_at_too(redazione):
    content = draft_with(FINE)
    redazione.open(get_object_edit_url(content))
    redazione.rewrite("Siamo aperti ogni giorno.", "ATTENZIONE ALLE DATE NUOVE.")

    redazione.button("Controlla").click()

    expect(redazione.page.get_by_role("main").get_by_text("ATTENZIONE ALLE DATE NUOVE")).to_be_visible()


@pytest.mark.parametrize("group", ["Redazione", "Pubblicazione"])
def test_the_keyboard_alone_finds_and_opens_what_there_is_to_mend(member_of, group):
    editor = member_of(group)
    content = draft_with(WRONG)
    editor.open(get_object_edit_url(content))

    editor.button("Controlla (1)").focus()
    editor.page.keyboard.press("Enter")
    link = editor.page.get_by_role("link", name=re.compile("^Correggi"))
    expect(link).to_be_visible()
    for _ in range(60):
        editor.page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    editor.page.keyboard.press("Enter")

    expect(editor.page.get_by_role("textbox").filter(has_text="Orari")).to_be_focused()


def test_the_page_of_findings_fits_a_phone(pubblicazione):
    content = draft_with(WRONG.replace("ogni giorno", "x" * 200) + DOUBTFUL)
    pubblicazione.page.set_viewport_size({"width": 320, "height": 640})

    pubblicazione.page.goto(f"/admin/controlli/{Version.objects.get_for_content(content).pk}/")

    assert pubblicazione.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_pasted_from_word_is_saved_clean(redazione):
    content = draft_with("<p>Da riscrivere.</p>")
    redazione.open(get_object_edit_url(content))
    paragraph = redazione.page.get_by_role("main").locator("p", has_text="Da riscrivere.")
    editor = redazione.page.get_by_role("textbox").filter(has_text="Da riscrivere.")
    expect(editor).to_be_visible()
    paragraph.click(click_count=3)

    editor.evaluate(PASTE, OF_WORD)
    expect(redazione.page.get_by_text("gli stivali")).to_be_visible()
    redazione.leave_the_text()

    body = body_of(content)
    assert body.replace("\n", "") == (
        "<p>Porta con te</p><ul><li>i guanti</li><li><strong>gli stivali</strong></li></ul>"
    )
