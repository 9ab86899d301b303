"""A citizen finds whom to call: by keyboard alone, on a phone, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import is_plain, missed, stops, tab_to
from tests.browser.site_map import ANTICORRUZIONE, AREA, KINDS, PARITA, PROJECT, SERVICE

pytestmark = pytest.mark.with_coverage

PHONES = {"tel:+390372407066": "0372 407066", "tel:+390372407006": "0372 407006", "tel:+390372407222": "0372 407222"}
PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
# Small and bigger phones, a tablet, a desktop, and the same desktop at 200 %
SCREENS = [(320, 640), (360, 640), (768, 1024), (1280, 720), (640, 360)]
each_screen = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
each_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())


@each_screen
def test_the_phones_of_both_offices_are_on_the_home_page_within_reach_of_tab(new_context, viewport):
    page = new_context(viewport=viewport).new_page()
    page.goto("/")

    found = {stop["href"]: stop["name"] for stop in stops(page) if stop["href"]}

    assert {href for href in found if href.startswith("tel:")} == {*PHONES, "tel:112"}
    assert all(number in found[href] for href, number in PHONES.items())


@each_screen
def test_the_keyboard_leads_from_the_home_page_to_an_office_and_its_phone(new_context, viewport):
    page = new_context(viewport=viewport).new_page()
    page.goto("/")
    tab_to(page, page.get_by_role("link", name="Ufficio Anticorruzione e Trasparenza"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{ANTICORRUZIONE}")
    expect(page.get_by_role("heading", level=1, name="Ufficio Anticorruzione e Trasparenza")).to_be_visible()

    phone = page.get_by_role("link", name="0372 407066")
    tab_to(page, phone)

    expect(phone).to_have_attribute("href", "tel:+390372407066")


def test_the_keyboard_leads_through_the_menu_of_a_phone_to_the_other_office(phone):
    phone.goto("/")
    menu = phone.locator("summary", has_text="Menu")
    tab_to(phone, menu)
    phone.keyboard.press("Enter")
    for link, address in [("Amministrazione", "/amministrazione/"), ("Centro Locale di Parità", PARITA)]:
        tab_to(phone, phone.get_by_role("link", name=link).first)
        phone.keyboard.press("Enter")
        phone.wait_for_url(f"**{address}")

    for href, number in [("tel:+390372407006", "0372 407006"), ("tel:+390372407222", "0372 407222")]:
        call = phone.get_by_role("link", name=number)
        tab_to(phone, call)
        expect(call).to_have_attribute("href", href)


def test_escape_closes_the_menu_and_gives_the_focus_back(phone):
    phone.goto("/")
    menu = phone.locator("summary", has_text="Menu")
    voice = phone.get_by_role("navigation", name="Principale").get_by_role("link", name="Servizi")
    tab_to(phone, menu)
    phone.keyboard.press("Enter")
    tab_to(phone, voice)

    phone.keyboard.press("Escape")

    expect(voice).to_be_hidden()
    expect(menu).to_be_focused()


@each_kind
def test_tab_stops_at_everything_and_nothing_hides_where_it_is(visitor, every_kind, settings, address):
    first = ["#contenuto", "#fondo", settings.EXIT_URL]

    for width, height in SCREENS:
        visitor.set_viewport_size({"width": width, "height": height})
        visitor.goto(address)
        found = stops(visitor)

        assert [stop for stop in found if not is_plain(stop)] == [], f"{width} × {height}"
        assert missed(visitor) == [], f"{width} × {height}"
        assert [stop["href"] for stop in found[:3]] == first


@pytest.mark.parametrize(("words", "landmark"), [("Vai al contenuto", "main"), ("Vai a fondo pagina", "contentinfo")])
def test_a_short_cut_moves_the_focus_there(visitor, words, landmark):
    visitor.goto(AREA)
    tab_to(visitor, visitor.get_by_role("link", name=words))

    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")

    expect(visitor.get_by_role(landmark).locator(":focus")).to_be_visible()


# Without JavaScript


@pytest.fixture
def without_javascript(new_context):
    return new_context(java_script_enabled=False, viewport=PHONE).new_page()


@each_kind
def test_every_page_reads_without_javascript(without_javascript, phone, every_kind, address):
    page = without_javascript
    page.goto(address)
    phone.goto(address)

    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.locator("a[href='tel:112']").first).to_be_visible()
    expect(page.locator("#uscita")).to_be_in_viewport()
    assert page.get_by_role("main").inner_text() == phone.get_by_role("main").inner_text()


def test_without_javascript_the_way_leads_from_home_through_a_service_to_an_office(without_javascript):
    page = without_javascript
    page.goto("/")

    for link, address in [
        ("Aiuto psicologico", AREA),
        ("Assistenza psicologica", SERVICE),
        ("Ufficio Anticorruzione e Trasparenza", ANTICORRUZIONE),
    ]:
        page.get_by_role("main").get_by_role("link", name=re.compile(f"{link}$")).first.click()
        page.wait_for_url(f"**{address}")

    expect(page.get_by_role("link", name="0372 407066")).to_have_attribute("href", "tel:+390372407066")


def test_the_menu_and_the_index_of_the_page_open_without_javascript(without_javascript):
    page = without_javascript
    page.goto(PROJECT)
    voice = page.get_by_role("navigation", name="Principale").get_by_role("link", name="Servizi")
    entry = page.get_by_role("navigation", name="Indice della pagina").get_by_role("link", name="Gli uffici")
    expect(voice).to_be_hidden()
    expect(entry).to_be_hidden()

    page.locator("summary", has_text="Menu").click()
    expect(voice).to_be_visible()
    page.locator("summary", has_text="Indice della pagina").click()
    entry.click()

    expect(page.get_by_role("heading", name="Gli uffici")).to_be_in_viewport()
