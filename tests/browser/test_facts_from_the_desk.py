"""A date is moved and a phone corrected from the desk, in few clicks and by keyboard alone; visitors see it at once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from djangocms_versioning.models import StateTracking
from playwright.sync_api import expect

from contacts.models import ContactPoint
from projects.models import Occurrence
from tests.browser.effort import count_clicks
from tests.browser.engines import ENGINES, load_engines
from tests.browser.site_map import EVENT, PARITA

pytestmark = pytest.mark.front_end

CREMONA = ZoneInfo("Europe/Rome")
BEFORE = datetime(2030, 6, 18, 20, 30, tzinfo=CREMONA)


@pytest.fixture
def event(site):
    """An event of 2030 that visitors have been reading for days."""
    date = Occurrence.objects.get(initiative__extended_object__pagecontent_set__title="Fuoco criminale")
    days_ago = timezone.now() - timedelta(days=5)
    Occurrence.objects.filter(pk=date.pk).update(starts_at=BEFORE, ends_at=None, known_since=days_ago)
    StateTracking.objects.update(date=days_ago)
    return date.initiative


def counted(editor):
    """The desk loaded anew, with the clicks of a pointer counted from here."""
    clicks = count_clicks(editor.page.context)
    editor.page.goto("/admin/")
    return clicks


def reach(page, element, most=300):
    """Presses Tab until the element has the focus, as somebody without a mouse does."""
    element = element.element_handle()
    for _ in range(most):
        page.keyboard.press("Tab")
        if element.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {element}")


def facts_link(page):
    return page.locator('a[href*="/admin/projects/initiative/"][href*="/change/"]').first


def phone_field(page):
    return page.locator('input[name^="contact_points-"][name$="-value"]').first


def test_an_event_is_put_off_in_five_clicks_and_a_visitor_sees_it_at_once(pubblicazione, event, visitor, measured):
    page = pubblicazione.page
    clicks = counted(pubblicazione)

    facts_link(page).click()
    day = page.locator('input[name="occurrences-0-starts_at_0"]')
    day.click()
    day.fill("25/06/2030")
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_text("Modifiche salvate")).to_be_visible()
    visitor.goto(EVENT)

    measured.append(f"putting an event off: {clicks.number} clicks")
    assert clicks.number <= 5
    expect(visitor.get_by_text("25 giugno 2030, ore 20:30").first).to_be_visible()
    expect(visitor.get_by_text("Data aggiornata")).to_be_visible()
    expect(visitor.get_by_text("Prima era: 18 giugno 2030, ore 20:30.")).to_be_visible()


def test_an_event_is_put_off_by_keyboard_alone(pubblicazione, event, visitor):
    page = pubblicazione.page
    clicks = counted(pubblicazione)

    reach(page, facts_link(page))
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/**")
    reach(page, page.locator('input[name="occurrences-0-starts_at_0"]'))
    page.keyboard.press("Control+A")
    page.keyboard.type("25/06/2030")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Modifiche salvate")).to_be_visible()
    visitor.goto(EVENT)

    expect(visitor.get_by_text("Data aggiornata")).to_be_visible()
    assert clicks.number == 0


def test_a_phone_is_corrected_in_four_clicks(pubblicazione, visitor, measured):
    page = pubblicazione.page
    clicks = counted(pubblicazione)

    page.get_by_role("link", name="Centro Locale di Parità").first.click()
    field = phone_field(page)
    field.click()
    field.fill("0372 407777")
    page.get_by_role("button", name="Salva", exact=True).click()
    expect(page.get_by_text("Modifiche salvate")).to_be_visible()
    visitor.goto(PARITA)

    measured.append(f"correcting a phone: {clicks.number} clicks")
    assert clicks.number <= 4
    expect(visitor.get_by_role("main").get_by_text("0372 407777").first).to_be_visible()


def test_a_phone_is_corrected_by_keyboard_alone(pubblicazione):
    page = pubblicazione.page
    clicks = counted(pubblicazione)

    reach(page, page.get_by_role("link", name="Centro Locale di Parità").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/**")
    reach(page, phone_field(page))
    page.keyboard.press("Control+A")
    page.keyboard.type("0372 407777")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Modifiche salvate")).to_be_visible()

    assert ContactPoint.objects.filter(value="+390372407777").exists()
    assert clicks.number == 0


def test_a_moved_date_is_brought_back_from_the_history_in_the_toolbars_window(pubblicazione, event):
    date = event.occurrences.get()
    date.starts_at = BEFORE + timedelta(days=7)
    date.save()
    pubblicazione.open(EVENT)
    pubblicazione.choose("Pagina", "Dati dell’iniziativa")
    window = pubblicazione.page.frame_locator(".cms-modal iframe")

    window.get_by_role("link", name="chi li ha cambiati e quando").click()
    window.get_by_role("link", name="Guarda o ripristina").nth(1).click()
    expect(window.get_by_text("Che cosa cambia se la ripristini")).to_be_visible()
    with pubblicazione.page.expect_event("load"):
        pubblicazione.window.get_by_role("link", name="Ripristina questa versione").click()

    assert not Occurrence.objects.filter(starts_at=BEFORE + timedelta(days=7)).exists()


def test_redazione_reads_the_history_and_sees_no_way_back(redazione, event):
    redazione.page.goto(f"/admin/projects/initiative/{event.pk}/history/")

    expect(redazione.page.get_by_role("link", name="Guarda").first).to_be_visible()
    expect(redazione.page.get_by_role("link", name="ripristina")).to_have_count(0)


def test_the_pages_of_facts_have_no_barrier(pubblicazione, event):
    page = pubblicazione.page
    version = event.history.first().history_id
    addresses = ["", f"{event.pk}/change/", f"{event.pk}/history/", f"{event.pk}/history/{version}/"]
    found = {}

    for address in [f"/admin/projects/initiative/{address}" for address in addresses] + ["/admin/cambiamenti/"]:
        page.goto(address)
        load_engines(page, "axe")
        found[address] = page.evaluate(ENGINES["axe"].run)

    assert {address: rules for address, rules in found.items() if rules} == {}


def test_on_a_small_screen_the_latest_changes_need_no_sideways_scrolling(pubblicazione):
    page = pubblicazione.page
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto("/admin/cambiamenti/")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
