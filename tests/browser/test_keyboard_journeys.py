"""The days of people of the council who have no mouse: from the desk to what a visitor reads."""

import re
from datetime import timedelta

import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_preview_url
from django.contrib.auth import get_user_model
from django.utils import timezone
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version
from playwright.sync_api import expect

from cremona_site import writing
from cremona_site.models import PageCare, PublicationRequest
from cremona_site.publication.asking import ask
from tests.browser.effort import count_clicks
from tests.browser.hands import Hands
from tests.factories import PageFactory, images

pytestmark = pytest.mark.with_coverage

PHOTO = {"name": "sportello.jpg", "mimeType": "image/jpeg", "buffer": images.encoded(images.picture(1600, 900))}
SHOWN = "L’ingresso dello sportello da piazza del Comune"
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


@pytest.fixture
def no_mouse(redazione, pubblicazione):
    """Nobody has clicked by the end."""
    clicks = [count_clicks(editor.page.context) for editor in (redazione, pubblicazione)]
    yield
    assert [counted.number for counted in clicks] == [0, 0]


def at_the_desk(editor):
    editor.page.goto("/admin/")
    return Hands(editor.page)


def panel(editor, name):
    return editor.page.get_by_role("region", name=name)


def assert_reads(visitor, words, address="/prova/"):
    visitor.goto(address)
    expect(visitor.get_by_role("main").get_by_text(words)).to_be_visible()


def test_news_with_a_picture_go_from_the_desk_to_a_visitor(pubblicazione, visitor, no_mouse):
    page, hands = pubblicazione.page, at_the_desk(pubblicazione)

    hands.press(page.get_by_role("link", name="Nuova notizia").first)
    hands.write(page.get_by_label("Titolo", exact=True), "Apre lo sportello")
    hands.write(page.get_by_label("Descrizione breve"), "Da lunedì c’è uno sportello nuovo in piazza.")
    hands.write(page.get_by_label("Testo (facoltativo)"), "Lo sportello è aperto ogni mattina.")
    # The computer's own window for choosing a file has a keyboard of its own
    hands.go(page.get_by_label("Carica dal tuo computer"))
    page.get_by_label("Carica dal tuo computer").set_input_files(PHOTO)
    hands.write(page.get_by_label("Testo alternativo"), SHOWN)
    hands.press(page.get_by_role("button", name="Crea la bozza"))
    page.wait_for_url("**/edit/**")
    pubblicazione.settle()
    hands.press(pubblicazione.button("Pubblica"))
    expect(pubblicazione.toolbar.get_by_role("link", name="(Pubblicata)")).to_be_visible()

    assert_reads(visitor, "Lo sportello è aperto ogni mattina.", "/novita/notizie/apre-lo-sportello/")
    expect(visitor.get_by_role("img", name=SHOWN)).to_be_visible()


def test_what_was_sent_back_is_found_on_the_desk_mended_and_published(
    redazione, pubblicazione, visitor, draft, no_mouse
):
    ask(draft, get_user_model().objects.get(username="redazione"), "")

    publisher = at_the_desk(pubblicazione)
    publisher.press(panel(pubblicazione, "In attesa di pubblicazione").get_by_role("link", name="Sportello di prova"))
    publisher.write(pubblicazione.page.get_by_label("Che cosa va cambiato"), REASON)
    publisher.press(pubblicazione.page.get_by_role("button", name="Rimanda indietro"))
    expect(pubblicazione.page.get_by_text("rimandata indietro")).to_be_visible()

    writer = at_the_desk(redazione)
    expect(panel(redazione, "Le mie richieste")).to_contain_text(REASON)
    writer.press(panel(redazione, "Le mie richieste").get_by_role("link", name="Sportello di prova"))
    writer.press(redazione.page.get_by_role("link", name="Guarda l’anteprima"))
    redazione.page.wait_for_url("**/preview/**")
    redazione.settle()
    writer.press(redazione.button("Modifica"))
    redazione.page.wait_for_url("**/edit/**")
    redazione.settle()
    writer.write(redazione.page.get_by_role("textbox").filter(has_text="Parole nuove."), "A chi chiede aiuto.")
    with redazione.page.expect_response(re.compile("/edit-plugin/")) as saved:
        writer.press(redazione.button("Chiedi pubblicazione"))
    assert saved.value.ok
    writer.press(redazione.page.get_by_role("button", name="Chiedi pubblicazione"))
    redazione.page.wait_for_url("**/preview/**")

    publisher = at_the_desk(pubblicazione)
    publisher.press(panel(pubblicazione, "In attesa di pubblicazione").get_by_role("link", name="Sportello di prova"))
    publisher.press(pubblicazione.page.get_by_role("button", name=re.compile("Pubblica")))
    pubblicazione.page.wait_for_url("**/preview/**")
    assert_reads(visitor, "A chi chiede aiuto.")
    assert sorted(PublicationRequest.objects.values_list("state", flat=True)) == ["published", "sent_back"]


def test_a_draft_is_compared_with_what_is_read_now(pubblicazione, draft, no_mouse):
    pubblicazione.open(get_object_preview_url(draft.content))
    hands = Hands(pubblicazione.page)

    hands.choose(pubblicazione.toolbar, re.compile(r"Versione n\. \d+"), re.compile("Confronta"))

    both = pubblicazione.page.frame_locator("iframe[title='Differenze tra le due versioni']")
    expect(both.locator("ins").filter(has_text="nuove").first).to_be_visible()
    hands.press(pubblicazione.page.get_by_role("link", name="Indietro"))
    pubblicazione.page.wait_for_url("**/preview/**")


def test_an_earlier_version_is_brought_back_and_published(pubblicazione, visitor, draft, no_mouse):
    writing.publish(draft.content)
    assert_reads(visitor, "Parole nuove.")
    page = pubblicazione.page
    pubblicazione.open("/prova/")
    hands = Hands(page)

    hands.choose(pubblicazione.toolbar, re.compile(r"Versione n\. \d+"), re.compile("Gestisci versioni"))
    versions = page.frame_locator(".cms-sideframe iframe")
    hands.press(versions.get_by_role("row", name="Non pubblicata").get_by_title("Ripristina"))
    hands.press(versions.get_by_role("button", name="Sì, confermo"))
    hands.press(page.get_by_role("row", name="Bozza").get_by_title("Modifica"))
    page.wait_for_url("**/edit/**")
    pubblicazione.settle()
    hands.press(pubblicazione.button("Pubblica"))
    expect(pubblicazione.toolbar.get_by_role("link", name="(Pubblicata)")).to_be_visible()

    assert_reads(visitor, "Parole di prima.")
    live = PageContent.objects.get(page=draft.content.page)
    assert Version.objects.get_for_content(live).state == PUBLISHED


@pytest.mark.parametrize("group", ["Redazione", "Pubblicazione"])
def test_a_page_is_still_right_says_somebody_at_the_desk(member_of, visitor, group):
    forgotten = PageFactory(title="Pagina dimenticata")
    PageCare.objects.filter(page=forgotten).update(verified_on=timezone.localdate() - timedelta(days=200))
    editor = member_of(group)
    hands = at_the_desk(editor)

    hands.press(editor.page.get_by_role("button", name=re.compile("È ancora giusta.*Pagina dimenticata")))

    expect(editor.page.get_by_text("«Pagina dimenticata» è verificata da oggi")).to_be_visible()
    care = PageCare.objects.get(page=forgotten)
    assert (care.verified_on, care.verified_by.username) == (timezone.localdate(), group.lower())
