"""The desk in Chromium: both roles at work there, by mouse within few clicks, and by keyboard alone."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from djangocms_versioning.models import Version
from playwright.sync_api import expect

from contacts.models import Office
from cremona_site import writing
from cremona_site.models import BrokenLink, PageCare
from projects.models import Initiative
from tests.browser.effort import count_clicks
from tests.browser.engines import load_engines
from tests.factories import InitiativeFactory, OccurrenceFactory, PageFactory

pytestmark = pytest.mark.front_end

WIDTHS = (320, 768, 1280)


@pytest.fixture
def forgotten():
    """A page that nobody made sure of for long, and something in most panels."""
    page = PageFactory(title="Pagina dimenticata")
    PageCare.objects.filter(page=page).update(verified_on=timezone.localdate() - timedelta(days=200))
    BrokenLink.objects.create(page=page, language="it", href="/via/", text="la via", problem="Non porta a niente.")
    initiative = InitiativeFactory(extended_object__title="Serata di prova")
    OccurrenceFactory(initiative=initiative, starts_at=timezone.now() + timedelta(days=3), ends_at=None)
    return page


def panel(page, name):
    return page.get_by_role("region", name=name)


def reach(page, target, most=120):
    """Goes by Tab until the focus stands on `target`, as somebody without a mouse does."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by Tab")


@pytest.mark.parametrize("group", ["Redazione", "Pubblicazione"])
def test_no_engine_finds_a_barrier_on_the_desk_in_any_width_or_colours(member_of, forgotten, group):
    page = member_of(group).page
    found, wide = {}, {}

    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        for address in ("/admin/", "/admin/scrivania/da-verificare/", "/admin/guida/"):
            page.goto(address)
            load_engines(page)
            for details in page.locator("details").all():
                details.evaluate("element => { element.open = true }")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found[colours, address, width] = page.evaluate(
                    "async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations"
                    ".flatMap(rule => rule.nodes.map(node => `${rule.id} ${node.html}`))",
                    ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                )
                wide[colours, address, width] = page.evaluate("document.scrollingElement.scrollWidth") - width

    assert {state: barriers for state, barriers in found.items() if barriers} == {}
    assert {state: pixels for state, pixels in wide.items() if pixels > 0} == {}


def test_a_page_is_verified_by_one_click_and_leaves_the_desk(redazione, forgotten):
    clicks = count_clicks(redazione.page.context)
    redazione.page.goto("/admin/")

    panel(redazione.page, "Pagine da verificare").get_by_role("button", name="È ancora giusta").click()

    expect(redazione.page.get_by_text("«Pagina dimenticata» è verificata da oggi")).to_be_visible()
    expect(panel(redazione.page, "Pagine da verificare").get_by_role("button")).to_have_count(0)
    assert clicks.number == 1
    assert PageCare.objects.get(page=forgotten).verified_on == timezone.localdate()


def test_a_page_is_verified_from_its_own_menu_too(redazione, forgotten):
    redazione.open("/pagina-dimenticata/")

    with redazione.page.expect_event("load"):
        redazione.choose("Pagina", "verifica adesso")
    redazione.settle()

    assert PageCare.objects.get(page=forgotten).verified_on == timezone.localdate()
    assert redazione.page.url.endswith("/pagina-dimenticata/")


def test_a_phone_is_corrected_within_four_clicks(pubblicazione):
    office, page = Office.objects.get(name="Centro Locale di Parità"), pubblicazione.page
    clicks = count_clicks(page.context)
    page.goto("/admin/")

    panel(page, "Correggi un recapito").get_by_role("link", name=office.name).click()
    page.locator("#id_contact_points-0-value").fill("0372 999888")
    page.get_by_role("button", name="Salva", exact=True).click()
    expect(page.locator("li.success")).to_be_visible()

    assert clicks.number <= 4
    assert "+390372999888" in office.contact_points.values_list("value", flat=True)


def test_an_event_is_postponed_within_five_clicks_and_visitors_read_it_at_once(pubblicazione, visitor, forgotten):
    page = pubblicazione.page
    clicks = count_clicks(page.context)
    page.goto("/admin/")

    panel(page, "Prossime iniziative").get_by_role("link", name="Serata di prova").first.click()
    page.locator("#id_occurrences-0-status").select_option(label="Rinviata")
    page.get_by_role("button", name="Salva", exact=True).click()
    expect(page.locator("li.success")).to_be_visible()

    visitor.goto(Initiative.objects.latest("pk").extended_object.get_absolute_url("it"))
    expect(visitor.get_by_role("main").get_by_text("Rinviata").first).to_be_visible()
    assert clicks.number <= 5


def test_the_desk_is_gone_through_by_keyboard_alone(redazione, forgotten):
    page = redazione.page
    me = get_user_model().objects.get(username="redazione")
    version = Version.objects.get_for_content(writing.draft_of(PageFactory(title="Bozza mia", is_published=False)))
    Version.objects.filter(pk=version.pk).update(created_by=me)
    page.goto("/admin/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Passa al contenuto principale")).to_be_focused()
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("button", name="Nascondi i primi passi"))
    page.keyboard.press("Enter")
    expect(panel(page, "Primi passi")).to_have_count(0)
    reach(page, page.get_by_role("button", name="È ancora giusta"))
    page.keyboard.press("Space")
    expect(page.get_by_text("è verificata da oggi")).to_be_visible()
    reach(page, page.locator("summary", has_text="Tutto il resto"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Indirizzi vecchi")).to_be_visible()
    page.goto("/admin/")
    reach(page, page.get_by_label("Parole del titolo"))
    page.keyboard.type("dimenticata")
    page.keyboard.press("Enter")

    page.wait_for_url("**/admin/cms/pagecontent/?q=dimenticata")
    page.go_back()
    reach(page, panel(page, "Le mie bozze").get_by_role("link", name="Bozza mia"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/**")


def test_colours_are_chosen_by_a_button_and_kept(redazione):
    page = redazione.page
    ground = "getComputedStyle(document.body).backgroundColor"
    page.goto("/admin/")
    light = page.evaluate(ground)

    page.locator(".theme-toggle").click()
    dark = page.evaluate(ground)
    page.reload()

    assert dark != light
    assert page.evaluate(ground) == dark
