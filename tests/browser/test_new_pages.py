"""Staff make pages with one form: by mouse with few clicks, by keyboard alone, without anything in the way."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from cms.models import PageContent
from playwright.sync_api import expect

from tests.browser.effort import count_clicks
from tests.browser.engines import ENGINES, load_engines
from tests.browser.keyboard import tab_to
from tests.factories import images

FORMS = ["", "notizia/", "iniziativa/", "progetto/", "pagina/"]
PHOTO = {"name": "sportello.jpg", "mimeType": "image/jpeg", "buffer": images.encoded(images.picture(1600, 900))}
MOST_CLICKS = 12
TITLE = "Apre lo sportello"
ADDRESS = "/novita/notizie/apre-lo-sportello/"
SUMMARY = "Da lunedì c’è uno sportello nuovo in piazza del Comune."
TEXT = "Lo sportello è aperto ogni mattina.\n\nPorta con te un documento."
SHOWN = "L’ingresso dello sportello da piazza del Comune"


def write_news(page):
    """Fills the form in by mouse, as somebody does who points at every field."""
    for label, words in (("Titolo", TITLE), ("Descrizione breve", SUMMARY), ("Testo (facoltativo)", TEXT)):
        field = page.get_by_label(label, exact=True)
        field.click()
        page.keyboard.insert_text(words)
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Carica dal tuo computer").click()
    chooser.value.set_files(PHOTO)
    page.get_by_label("Testo alternativo").click()
    page.keyboard.insert_text(SHOWN)
    page.get_by_role("button", name="Crea la bozza").click()
    page.wait_for_url("**/edit/**")


def barriers(page):
    load_engines(page, "axe")
    return page.evaluate(ENGINES["axe"].run)


@pytest.mark.front_end
@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_no_barrier_and_fits_a_phone(redazione, form):
    page = redazione.page
    page.goto(f"/admin/nuovo/{form}")

    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += barriers(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width

    assert found == []


@pytest.mark.front_end
def test_a_form_with_errors_has_no_barrier_and_leads_to_each(redazione):
    page = redazione.page
    page.goto("/admin/nuovo/iniziativa/")
    page.locator("form[enctype]").evaluate("form => { form.noValidate = true }")
    page.get_by_label("Testo (facoltativo)").fill(TEXT)
    page.get_by_label("Giorno", exact=True).first.fill("2027-06-18")
    page.get_by_role("button", name="Crea la bozza").click()

    problems = page.get_by_role("alert")
    expect(problems).to_be_focused()
    assert barriers(page) == []
    problems.get_by_role("link", name="Titolo").click()
    expect(page.get_by_label("Titolo", exact=True)).to_be_focused()
    expect(page.get_by_label("Testo (facoltativo)")).to_have_value(TEXT)
    expect(page.get_by_label("Giorno", exact=True).first).to_have_value("2027-06-18")


@pytest.mark.front_end
def test_news_with_a_picture_take_few_clicks_from_the_desk_to_a_visitor(pubblicazione, visitor, measured):
    page = pubblicazione.page
    clicks = count_clicks(page.context)
    page.goto("/admin/")
    page.get_by_role("link", name="Nuova notizia").first.click()
    write_news(page)
    pubblicazione.settle()
    expect(page.get_by_text("è pronta e nel sito non si vede ancora")).to_be_attached()
    pubblicazione.publish()

    visitor.goto(ADDRESS)

    expect(visitor.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(visitor.get_by_role("img", name=SHOWN)).to_be_visible()
    measured.append(f"news with a picture, from the desk to visitors: {clicks.number} clicks")
    assert clicks.number <= MOST_CLICKS


@pytest.mark.front_end
def test_redazione_makes_a_draft_that_no_visitor_sees(redazione, visitor, complaints):
    complaints.expect(f"404.*{ADDRESS}$")
    redazione.page.goto("/admin/nuovo/notizia/")
    write_news(redazione.page)
    redazione.settle()

    assert visitor.goto(ADDRESS).status == 404
    expect(redazione.page.get_by_role("main").get_by_role("heading", name=TITLE)).to_be_visible()
    expect(redazione.button("Pubblica")).to_have_count(0)
    expect(redazione.button("Chiedi pubblicazione")).to_be_visible()


@pytest.mark.front_end
def test_an_initiative_is_made_by_keyboard_alone(redazione):
    page = redazione.page
    keyboard = page.keyboard
    clicks = count_clicks(page.context)
    page.goto("/admin/nuovo/")

    def go(element, words=""):
        tab_to(page, element)
        keyboard.insert_text(words)

    go(page.get_by_role("link", name="Nuova iniziativa"))
    keyboard.press("Enter")
    page.wait_for_url("**/iniziativa/")
    go(page.get_by_label("Titolo", exact=True), "Una serata insieme")
    go(page.get_by_label("Descrizione breve"), "Una serata per parlare di legalità.")
    # A day and an hour that are the same in every language in which a browser may show them
    go(page.get_by_label("Giorno", exact=True).first)
    keyboard.type("06062027")
    go(page.get_by_label("Dalle ore").first)
    keyboard.type("0930AM")
    go(page.get_by_label("Luogo").first, "Sala Zanoni")
    keyboard.press("Enter")
    page.wait_for_url("**/edit/**")

    content = PageContent.admin_manager.get(title="Una serata insieme")
    assert [date.when for date in content.page.initiative.dates] == ["6 giugno 2027, ore 9:30"]
    assert clicks.number == 0


@pytest.mark.front_end
def test_the_form_works_without_a_script(new_context, member_of, base_url):
    cookies = member_of("Redazione").page.context.cookies()
    context = new_context(java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto("/admin/nuovo/progetto/")
    page.get_by_label("Titolo", exact=True).fill("Un progetto nuovo")
    page.get_by_label("Descrizione breve").fill("Che cosa fa, in breve.")
    page.get_by_role("button", name="Aggiungi un’altra azione").click()
    expect(page.get_by_label("Titolo dell’azione")).to_have_count(6)
    expect(page.get_by_label("Lettera").last).to_have_value("f")
    page.get_by_label("Titolo dell’azione").last.fill("Aiuto")
    page.get_by_label("In una frase").last.fill("Aiuta.")

    page.get_by_role("button", name="Crea la bozza").click()
    page.wait_for_url("**/edit/**")

    project = PageContent.admin_manager.get(title="Un progetto nuovo").page
    assert [area.page.actionarea.letter for area in PageContent.admin_manager.filter(page__parent=project)] == ["f"]


def test_a_form_sent_twice_at_once_makes_one_page(redazione, base_url):
    """Two requests, as of somebody without a script who clicks twice while the network is slow."""
    page = redazione.page
    page.goto("/admin/nuovo/pagina/")
    token = page.locator("[name=token]").input_value()
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    data = {"csrfmiddlewaretoken": cookies["csrftoken"], "token": token, "title": "Due volte", "summary": "In breve."}
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "Content-Type": "application/x-www-form-urlencoded",
    }

    def send(_number):
        connection = HTTPConnection(urlsplit(base_url).netloc, timeout=120)
        connection.request("POST", "/admin/nuovo/pagina/", urlencode(data | {"template": "cms/page.html"}), headers)
        answer = connection.getresponse()
        return answer.status, answer.headers["Location"]

    with ThreadPoolExecutor(2) as senders:
        first, second = senders.map(send, range(2))

    assert first == second
    assert first[0] == 302
    assert "/edit/" in first[1]
    assert PageContent.admin_manager.filter(title="Due volte").count() == 1
